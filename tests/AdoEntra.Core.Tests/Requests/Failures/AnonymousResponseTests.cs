using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Requests.Model;

namespace AdoEntra.Core.Tests.Requests.Failures;

/// <summary>
/// A 200 that is what everyone may see (protocol 3.10): found out, once for each token, and only where there is reason to ask.
/// </summary>
public sealed class AnonymousResponseTests : IDisposable
{
    private const string Address = TestProcess.Organization + "_apis/things";
    private const string Anonymous = """{"authenticatedUser":{"id":"aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"}}""";

    private readonly TestProcess _process = new();
    private string? _user = "9:build";

    public AnonymousResponseTests()
    {
        _process.Server.OnGet(Address, _ => _user is null ? Answer.Json("{}") : Answer.Json("{}").With("X-VSS-UserData", _user));
        Who(static _ => Answer.Json(TestProcess.Who("build", "99999999-8888-7777-6666-555555555555")));
    }

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task CallerNamed_IsBelieved()
    {
        await SendAsync();
        await SendAsync();

        Assert.Equal(0, Questions);
    }

    // The service never named him: an emulator, a proxy that takes headers away. There is nothing to compare with.
    [Fact]
    public async Task CallerNeverNamed_IsNotAskedFor()
    {
        _user = null;

        await SendAsync();

        Assert.Equal(0, Questions);
    }

    [Fact]
    public async Task CallerNoLongerNamed_IsAskedForOnceForEachToken()
    {
        await SendAsync();
        _user = null;

        await SendAsync();
        await SendAsync();

        Assert.Equal(1, Questions);
        RecordedRequest question = _process.Server.Requests.Single(static request =>
            request.Uri.AbsolutePath.EndsWith("connectionData", StringComparison.Ordinal)
        );
        Assert.Equal("Bearer token-1", question.Header("Authorization"));
    }

    [Fact]
    public async Task Anonymous_IsAnErrorResponse_AfterAnotherToken()
    {
        await SendAsync();
        _user = null;
        Who(static _ => Answer.Json(Anonymous));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(SendAsync);

        Assert.Equal((ErrorIds.NotSignedIn, 200), (failure.ErrorId, failure.StatusCode));
        Assert.Contains("treated the request to 'contoso' as anonymous (200)", failure.Message);
        Assert.Equal(["token-1", "token-1", "token-2"], Tokens);
        Assert.Equal(2, Questions);
    }

    [Fact]
    public async Task Anonymous_WithAnIdentityByAnotherToken_GetsItsResponse()
    {
        await SendAsync();
        _user = null;
        Who(static request => Answer.Json(request.Header("Authorization") == "Bearer token-1" ? Anonymous : TestProcess.Who("build", "9")));

        await SendAsync();

        Assert.Equal(["token-1", "token-1", "token-2"], Tokens);
    }

    [Fact]
    public async Task AnonymousIdentityInTheAnswerItself_IsARefusal()
    {
        _user = NamedCaller.AnonymousId + ":";

        var failure = await Assert.ThrowsAsync<AdoServiceException>(SendAsync);

        Assert.Equal((ErrorIds.NotSignedIn, 200), (failure.ErrorId, failure.StatusCode));
        Assert.Equal(0, Questions);
    }

    // No proof against the answer in hand.
    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "no json")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"authenticatedUser":"aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"}""")]
    [InlineData(200, """{"authenticatedUser":{"id":17}}""")]
    [InlineData(403, Anonymous)]
    [InlineData(503, "")]
    public async Task QuestionThatIsNotAnswered_ProvesNothing(int status, string body)
    {
        await SendAsync();
        _user = null;
        Who(_ => Answer.Json(body, status));

        await SendAsync();

        Assert.Equal(1, Questions);
    }

    private IEnumerable<string> Tokens =>
        _process
            .Server.Requests.Where(static request => request.Uri.AbsoluteUri == Address)
            .Select(static request => request.Header("Authorization")!.Substring("Bearer ".Length));

    private int Questions => _process.Server.Count(HttpMethod.Get, TestProcess.WhoAddress);

    private void Who(Func<RecordedRequest, HttpResponseMessage> answer) => _process.Server.OnGet(TestProcess.WhoAddress, answer);

    private async Task SendAsync()
    {
        using HttpResponseMessage response = await _process
            .Product.Client.SendAsync(_process.Session(), new ServiceRequest("_apis/things", "the things"), RequestContext.Silent, default)
            .OrFail();
        Assert.Equal(200, (int)response.StatusCode);
    }
}
