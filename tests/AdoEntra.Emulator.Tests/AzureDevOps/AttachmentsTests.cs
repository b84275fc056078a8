using System.Net;
using System.Net.Http.Headers;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

public sealed class AttachmentsTests : EmulatorTests
{
    private const string Attachments = "MyOrg/SecretSauce/_apis/wit/attachments";

    [Theory]
    [InlineData(0, true)]
    [InlineData(1_000, true)]
    [InlineData(3_000_000, true)]
    [InlineData(3_000_000, false)]
    public async Task Upload_OfAnyLength_ComesBackAsItWas(int length, bool announced)
    {
        var bytes = new byte[length];
        GeneratedContent.Fill(bytes, 0);

        var made = await (await UploadAsync(bytes, announced)).JsonAsync(HttpStatusCode.Created);

        using var back = await CallAsync(made.Text("url") + "&api-version=7.1");
        Assert.Equal(bytes, await back.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/octet-stream", back.Content.Headers.ContentType?.MediaType);
        Assert.Equal(made.Text("id"), new Uri(made.Text("url")).Segments[^1]);
        var recorded = Emulator.Requests.List(EmulatedRoute.Attachments)[0];
        Assert.Equal(length, recorded.BodyLength);
        Assert.Equal(Math.Min(length, 1024 * 1024), recorded.Body.Length);
    }

    [Fact]
    public async Task Download_AsAFile_HasTheName()
    {
        var made = await (await UploadAsync([1, 2, 3], true)).JsonAsync(HttpStatusCode.Created);

        using var named = await CallAsync($"{Attachments}/{made.Text("id")}?fileName=other.bin&download=true&api-version=7.1");
        using var part = await CallAsync($"{Attachments}/{made.Text("id")}?api-version=7.1", null, ("Range", "bytes=1-1"));

        Assert.Equal("other.bin", named.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal((HttpStatusCode.PartialContent, 2), (part.StatusCode, (await part.Content.ReadAsByteArrayAsync())[0]));
        Assert.Contains("fileName=Gr%C3%BC%C3%9Fe.bin", made.Text("url"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_AsAnotherType_Is415()
    {
        OutsideContract("another type of body");

        using var answer = await SendAsync(HttpMethod.Post, Attachments + "?api-version=7.1", "{}");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> UploadAsync(byte[] bytes, bool announced)
    {
        using var request = Calls.Request(
            HttpMethod.Post, Attachments + "?fileName=Gr%C3%BC%C3%9Fe.bin&api-version=7.1",
            Bearer(Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned)));
        request.Content = new ByteArrayContent(bytes);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.TransferEncodingChunked = announced ? null : true;
        return await Client.SendAsync(request);
    }
}
