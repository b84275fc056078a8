using System.IO.Compression;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Hosting;

public sealed class CompressionTests() : EmulatorTests(new EmulatorOptions { Compresses = true })
{
    private const string Projects = "MyOrg/_apis/projects?api-version=7.1";

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate, GZIP;q=0.5")]
    public async Task Call_ClientAcceptsIt_IsCompressed(string accepted)
    {
        var plain = await (await CallAsync(Projects)).Content.ReadAsByteArrayAsync();

        using var answer = await CallAsync(Projects, null, ("Accept-Encoding", accepted));

        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Equal("Accept-Encoding", answer.Header("Vary"));
        var packed = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(packed.Length, answer.Content.Headers.ContentLength);
        Assert.True(packed.Length < plain.Length);
        Assert.Equal(plain, await UnpackAsync(packed));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("identity")]
    [InlineData("br, gzip;q=0")]
    public async Task Call_ClientDoesNot_IsNot(string? accepted)
    {
        using var answer = await CallAsync(Projects, null, accepted is null ? [] : [("Accept-Encoding", accepted)]);

        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal(6, (await answer.JsonAsync()).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task GzipFault_CompressedAnswer_IsSpoilt()
    {
        Emulator.Faults.Set(
            EmulatedRoute.Projects, new GzipFault { Times = 1 }, new GzipFault { Defect = GzipDefect.Truncated, Times = 1 });

        using var garbage = await CallAsync(Projects, null, ("Accept-Encoding", "gzip"));
        using var truncated = await CallAsync(Projects, null, ("Accept-Encoding", "gzip"));
        using var good = await CallAsync(Projects, null, ("Accept-Encoding", "gzip"));

        var packed = await good.Content.ReadAsByteArrayAsync();
        var spoilt = await garbage.Content.ReadAsByteArrayAsync();
        await Assert.ThrowsAsync<InvalidDataException>(() => UnpackAsync(spoilt));
        Assert.Equal(packed[..(packed.Length / 2)], await truncated.Content.ReadAsByteArrayAsync());
    }

    private static async Task<byte[]> UnpackAsync(byte[] packed)
    {
        await using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        await gzip.CopyToAsync(unpacked);
        return unpacked.ToArray();
    }
}
