using System.IO.Compression;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Faults;

public sealed class GzipFaultTests : EmulatorTests
{
    private const string Projects = "MyOrg/_apis/projects?api-version=7.1";

    [Theory]
    [InlineData(GzipDefect.Garbage)]
    [InlineData(GzipDefect.Truncated)]
    public async Task Gzip_IsCompleteAndCannotBeUnpacked(GzipDefect defect)
    {
        using var good = await CallAsync(Projects);
        var whole = await good.Content.ReadAsByteArrayAsync();
        Emulator.Faults.Set(EmulatedRoute.Projects, new GzipFault { Defect = defect });

        using var answer = await CallAsync(Projects);

        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
        var packed = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(answer.Content.Headers.ContentLength, packed.Length);
        using var unpacked = new MemoryStream();
        await using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var failure = await Record.ExceptionAsync(() => gzip.CopyToAsync(unpacked));

        // Not every reader complains about an end that is missing, but none gets the whole.
        Assert.Equal(whole[..(int)unpacked.Length], unpacked.ToArray());
        if (defect == GzipDefect.Truncated)
        {
            Assert.InRange(unpacked.Length, 1, whole.Length - 1);
        }
        else
        {
            Assert.IsType<InvalidDataException>(failure);
            Assert.Equal(0, unpacked.Length);
        }
    }

    [Fact]
    public async Task Gzip_AnswerWithoutABody_ComesAsItIs()
    {
        Emulator.Faults.Set(EmulatedRoute.Repositories, new GzipFault());
        var repository = Emulator.State.FindOrganization("MyOrg")!.Projects[0].Repositories[0];

        using var answer = await CallAsync($"MyOrg/_apis/git/repositories/{repository.Id}?api-version=7.1", HttpMethod.Delete);

        Assert.Equal(System.Net.HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }
}
