using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Rest;

namespace AdoEntra.Core.Tests.Rest;

/// <summary>The headers of a call: a user's own, refused where they cannot be sent, and the media type that its operation gives.</summary>
public sealed class HeadersTests : IDisposable
{
    private readonly RestScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("X-A", "ü", "U+00FC")]
    [InlineData("X-A", "a\nb", "U+000A")]
    [InlineData("X-A", "a\r\nX-B: c", "U+000D")]
    [InlineData("X-A", "a\0", "U+0000")]
    [InlineData("X-A", "\u001b[31m", "U+001B")]
    [InlineData("X-A", "\u007f", "U+007F")]
    [InlineData("X-A", "\ud83d\ude00", "U+D83D")]
    [InlineData("X-A", "\ufeffx", "U+FEFF")]
    [InlineData("If-Match", "\"ä\"", "U+00E4")]
    [InlineData("Accept", "text/plain;x=ö", "U+00F6")]
    [InlineData("Accept", "nonsense", "is not a list of media types")]
    [InlineData("Accept", "", "is not a list of media types")]
    [InlineData("X A", "a", "does not have a valid name")]
    [InlineData("", "a", "does not have a valid name")]
    [InlineData("Ü", "a", "does not have a valid name")]
    [InlineData("Authorization", "Bearer x", "is set by the connection")]
    [InlineData("cookie", "x", "is set by the connection")]
    [InlineData("Content-Type", "x", "-ContentType")]
    public async Task Header_ThatCannotBeSent_IsRefusedBeforeAnythingIs(string name, string value, string why)
    {
        foreach (string verb in new[] { "GET", "POST" })
        {
            var refusal = await Assert.ThrowsAsync<AdoConnectionException>(() =>
                _scene.ReadAsync(
                    new RestCall
                    {
                        Verb = verb,
                        Address = "_apis/projects",
                        Headers = [new(name, value)],
                    }
                )
            );

            Assert.Equal((ErrorIds.InvalidRequest, name), (refusal.ErrorId, refusal.Target));
            Assert.Contains(why, refusal.Message);
        }

        Assert.Empty(_scene.Server.Requests);
    }

    [Theory]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.kNoWnkNoWn")]
    [InlineData("Authorization: Bearer kNoWnkNoWnkNoWnkNoWn")]
    public async Task Header_WhoseNameIsASecret_IsNotShown(string name)
    {
        AdoConnectionException refusal = await Assert.ThrowsAsync<AdoConnectionException>(
            () => SentAsync(new RestCall { Address = "_apis/projects", Headers = [new(name, "1")] }));

        Assert.Equal(ErrorIds.InvalidRequest, refusal.ErrorId);
        Assert.DoesNotContain("kNoWn", refusal + $"{refusal.Target}");
        Assert.Empty(_scene.Server.Requests);
    }

    [Theory]
    [InlineData("X-A", "a \t b ~!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}")]
    [InlineData("X-A", "")]
    [InlineData("If-Match", "not an entity tag")]
    public async Task Header_ThatCanBeSent_Is(string name, string value) =>
        Assert.Equal(value, (await SentAsync(new RestCall { Address = "_apis/projects", Headers = [new(name, value)] })).Header(name));

    [Theory]
    [InlineData("application/json;api-version=6.0", "application/json; api-version=6.0")]
    [InlineData("text/plain, application/json; API-VERSION=5.1-preview", "text/plain application/json; API-VERSION=5.1-preview")]
    [InlineData("text/plain", "text/plain; api-version=7.1")]
    [InlineData("text/plain, */*;q=0.1", "text/plain; api-version=7.1 */*; q=0.1; api-version=7.1")]
    public async Task Accept_OfTheUser_IsHisVersionToo(string given, string sent) =>
        Assert.Equal(
            sent,
            (await SentAsync(new RestCall { Address = "_apis/projects", Headers = [new("accept", given)] })).Header("Accept")
        );

    // Named by a user in any way, it is not changed where there is a preview only.
    [Fact]
    public async Task Accept_WithAVersion_IsNotAskedForAsAPreview()
    {
        _scene.Server.OnGet(
            TestProcess.Organization + "_apis/unknown/area",
            static _ => Answer.Json("""{"typeKey":"VssInvalidPreviewVersionException","message":"preview"}""", 400)
        );

        await Assert.ThrowsAsync<AdoServiceException>(() =>
            _scene.ReadAsync(new RestCall { Address = "_apis/unknown/area", Headers = [new("Accept", "application/json;api-version=6.0")] })
        );

        Assert.Single(_scene.Server.Requests);
    }

    // A row for each kind of operation: what the contract says that it gives.
    [Theory]
    [InlineData("p/_apis/build/builds/7/logs/3", "text/plain, application/json")]
    [InlineData("p/_apis/build/builds/7/logs", "application/json")]
    [InlineData("_apis/projects", "application/json")]
    [InlineData("p/_apis/git/repositories/r/items", "application/json")]
    [InlineData("p/_apis/git/repositories/r/blobs/1", "application/json")]
    [InlineData("p/_apis/wiki/wikis/w/pages", "application/json")]
    [InlineData("p/_apis/release/releases/1", "application/json")]
    [InlineData("p/_apis/release/releases/1/environments/2/deployPhases/3/tasks/4/logs", "text/plain, application/json")]
    [InlineData("p/_apis/Release/definitions/1/revisions/2", "text/plain, application/json")]
    [InlineData("p/_apis/release/releases/1/logs", "application/zip, application/json")]
    [InlineData("p/_apis/wit/attachments/1", "application/octet-stream, application/zip, application/json")]
    [InlineData("_apis/audit/downloadlog", "application/octet-stream, application/json")]
    [InlineData("p/_apis/public/packaging/Feeds/f/Packages/x/badge", "image/svg+xml, application/json")]
    public void Accept_OfAnOperation_IsWhatItGives(string path, string accept) => Assert.Equal(accept, RestScene.Operation(path).Accept);

    [Fact]
    public async Task Log_IsAskedForAsText_WithTheVersion()
    {
        _scene.Server.OnGet(
            TestProcess.Organization + "p/_apis/build/builds/7/logs/3",
            static request =>
                request.Header("Accept")!.StartsWith("text/plain", StringComparison.Ordinal)
                    ? Answer.Text("line 1\nline 2", "text/plain")
                    : Answer.Json(
                        """{"message":"The object type ISecuredObject is not supported","typeKey":"NotSupportedException"}""",
                        500
                    )
        );

        Assert.Equal(["line 1\nline 2"], await _scene.ReadAsync(new RestCall { Address = "p/_apis/build/builds/7/logs/3" }));
        Assert.Equal(
            "text/plain; api-version=7.1 application/json; api-version=7.1",
            Assert.Single(_scene.Server.Requests).Header("Accept")
        );
    }

    private async Task<RecordedRequest> SentAsync(RestCall call)
    {
        _scene.Server.OnGet(TestProcess.Organization + call.Address, static _ => Answer.Json("{}"));
        await _scene.ReadAsync(call);
        return Assert.Single(_scene.Server.Requests);
    }
}
