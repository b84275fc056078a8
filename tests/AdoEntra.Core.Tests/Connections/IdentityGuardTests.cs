using System.Net;
using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Requests.Model;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Connections;

/// <summary>
/// A person's and a tool's connection stays who it is: each new token is shown to the organization before any caller gets it.
/// </summary>
public sealed partial class IdentityGuardTests : IDisposable
{
    private const string Ada = "00000000-0000-0000-0000-00000000000a";
    private const string Bob = "00000000-0000-0000-0000-00000000000b";

    private readonly TestProcess _process = new TestProcess().WithOrganization();
    private readonly HashSet<string> _refused = [];
    private readonly FakeSource _source;
    private string _account = "ada";
    private string? _user;
    private int _count;
    private readonly TimeSpan _life = TimeSpan.FromHours(24);
    private TimeSpan? _refresh;
    private Func<CancellationToken, Task<HttpResponseMessage>>? _answer;

    public IdentityGuardTests()
    {
        _source = new FakeSource(_ =>
            _account.Length == 0
                ? throw new AdoSignInException(ErrorIds.IdentityChanged, "Another account.", "Advice.")
                : FakeSource.Token(
                    $"{_account}-{++_count}",
                    _process.Clock.Now + _life,
                    _refresh is { } refresh ? _process.Clock.Now + refresh : null
                )
        );
        _process.Server.On(
            HttpMethod.Get,
            TestProcess.WhoAddress,
            async (request, stop) => _answer is null ? Who(request) : await _answer(stop)
        );
        _process.Server.OnGet(TestProcess.ProjectsAddress, request => _refused.Contains(Token(request)) ? Answer.Empty(401) : Projects());
    }

    private int Asked => _process.Server.Count(HttpMethod.Get, TestProcess.WhoAddress);

    private TokenProvider Tokens => _process.Product.Tokens;

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task Connect_AsksOnceWhoItIs()
    {
        AdoConnection connection = await ConnectAsync();
        await Tokens.GetAsync(connection.Session.Identity, default);

        Assert.Equal((1, Ada), (Asked, connection.IdentityId));
    }

    [Fact]
    public async Task Refresh_SameIdentity_IsAskedOnceWithTheNewToken()
    {
        AdoConnection connection = await ConnectAsync();

        CachedToken token = await Tokens.RefreshAsync(connection.Session.Identity, default);
        await Tokens.GetAsync(connection.Session.Identity, default);

        Assert.Equal(("ada-2", 2), (token.Value, Asked));
        Assert.Equal("Bearer ada-2", _process.Server.Requests[_process.Server.Requests.Count - 1].Header("Authorization"));
    }

    [Fact]
    public async Task Refresh_OtherIdentity_EndsTheConnectionAndNamesBoth()
    {
        AdoConnection connection = await ConnectAsync();
        TokenIdentity identity = connection.Session.Identity;
        _account = "bob";

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => Tokens.RefreshAsync(identity, default));

        Assert.Equal((ErrorIds.IdentityChanged, "mine"), (failure.ErrorId, failure.Target));
        Assert.Contains($"another identity: 'bob' ({Bob}) instead of 'ada' ({Ada})", failure.Message);
        Assert.Contains("'mine' (Test)", failure.Message);
        Assert.True(connection.IsEnded);
        Assert.Null(connection.TokenExpiresOn);
        Assert.False(Tokens.TryGetCached(identity, out _));
        // The one before, too, is no longer given out.
        Assert.Equal(
            ErrorIds.IdentityChanged,
            (await Assert.ThrowsAsync<AdoSignInException>(() => Tokens.GetAsync(identity, default).AsTask())).ErrorId
        );
        Assert.Equal(
            ErrorIds.IdentityChanged,
            (await Assert.ThrowsAsync<AdoSignInException>(() => Tokens.RefreshAsync(identity, default))).ErrorId
        );
        Assert.Equal(ErrorIds.IdentityChanged, Assert.Throws<AdoSignInException>(() => connection.Session).ErrorId);
    }

    // What comes back to the first account does not come back to life: it is unknown whose the next renewal would be.
    [Fact]
    public async Task Refresh_AfterAnotherIdentity_StaysEnded()
    {
        AdoConnection connection = await ConnectAsync();
        TokenIdentity identity = connection.Session.Identity;
        _account = "bob";
        await Assert.ThrowsAsync<AdoSignInException>(() => Tokens.RefreshAsync(identity, default));
        _account = "ada";

        await Assert.ThrowsAsync<AdoSignInException>(() => Tokens.GetAsync(identity, default).AsTask());

        Assert.True(connection.IsEnded);
        _process.Product.End(connection);
        Assert.Equal(ErrorIds.IdentityChanged, connection.EndedBy?.ErrorId);
    }

    [Fact]
    public async Task Request_TokenIsRefusedAndTheNextOneIsAnothers_IsNotSentWithThat()
    {
        AdoConnection connection = await ConnectAsync();
        _refused.Add("ada-1");
        _account = "bob";

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => ReadProjectsAsync(connection.Session));

        Assert.Equal(ErrorIds.IdentityChanged, failure.ErrorId);
        Assert.Equal(["Bearer ada-1"], Sent(TestProcess.ProjectsAddress));
    }

    // The refusal names the identity: that it may not in is not the reason either.
    [Fact]
    public async Task Request_NotInOrganizationAndTheNextTokenIsAnothers_IsIdentityChanged()
    {
        AdoConnection connection = await ConnectAsync();
        _process.Server.OnGet(
            TestProcess.ProjectsAddress,
            static _ => Answer.Json("""{"message":"TF401444: Please sign-in at least once."}""", 401)
        );
        _account = "bob";

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => ReadProjectsAsync(connection.Session));

        Assert.Equal(ErrorIds.IdentityChanged, failure.ErrorId);
    }

    [Fact]
    public async Task Request_TokenIsRefusedAndTheNextOneIsTheSameIdentitys_IsSentAgain()
    {
        AdoConnection connection = await ConnectAsync();
        _refused.Add("ada-1");

        await ReadProjectsAsync(connection.Session);

        Assert.Equal(["Bearer ada-1", "Bearer ada-2"], Sent(TestProcess.ProjectsAddress));
    }

    [Fact]
    public async Task Get_TheHourIsOver_AsksWhoseTheNewOneIs()
    {
        AdoConnection connection = await ConnectAsync();
        TokenIdentity identity = connection.Session.Identity;
        _process.Clock.Advance(_life);
        _account = "bob";

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => Tokens.GetAsync(identity, default).AsTask());

        Assert.Equal(ErrorIds.IdentityChanged, failure.ErrorId);
    }

    [Fact]
    public async Task Get_RenewedInTheBackgroundByAnother_TheNextOneIsTold()
    {
        _refresh = TimeSpan.FromHours(1);
        AdoConnection connection = await ConnectAsync();
        TokenIdentity identity = connection.Session.Identity;
        _process.Clock.Advance(TimeSpan.FromHours(2));
        _account = "bob";

        Assert.Equal("ada-1", (await Tokens.GetAsync(identity, default)).Value);
        await Eventually.EqualAsync(true, () => Task.FromResult(connection.IsEnded));

        Assert.Equal(
            ErrorIds.IdentityChanged,
            (await Assert.ThrowsAsync<AdoSignInException>(() => Tokens.GetAsync(identity, default).AsTask())).ErrorId
        );
    }

    // az gives out the same token until shortly before its end.
    [Fact]
    public async Task Refresh_SameToken_NeedsNoQuestion()
    {
        AdoConnection connection = await ConnectAsync();
        _count = 0;

        await Tokens.RefreshAsync(connection.Session.Identity, default);

        Assert.Equal(1, Asked);
    }

    [Fact]
    public async Task Refresh_OrganizationDoesNotSay_KeepsTheNewToken()
    {
        AdoConnection connection = await ConnectAsync();
        TokenIdentity identity = connection.Session.Identity;
        _answer = static _ => Task.FromResult(Answer.Html(404));

        await Assert.ThrowsAsync<AdoServiceException>(() => Tokens.RefreshAsync(identity, default));

        Assert.Equal("ada-1", (await Tokens.GetAsync(identity, default)).Value);
        Assert.False(connection.IsEnded);
        _answer = null;
        Assert.Equal("ada-3", (await Tokens.RefreshAsync(identity, default)).Value);
    }

    [Fact]
    public async Task Get_OrganizationDoesNotSayBeforeTheEnd_TheOldTokenServes()
    {
        AdoConnection connection = await ConnectAsync();
        TokenIdentity identity = connection.Session.Identity;
        _process.Clock.Advance(_life - TimeSpan.FromMinutes(4));
        _answer = static _ => Task.FromResult(Answer.Json(TestProcess.Who("Anonymous", NamedCaller.AnonymousId)));

        Assert.Equal("ada-1", (await Tokens.GetAsync(identity, default)).Value);

        Assert.Contains("could not be renewed", Tokens.TakeFailure(identity)!.ToString());
        Assert.False(connection.IsEnded);
    }

    // The name of the caller in a response is not compared with what connectionData has said.
    [Fact]
    public async Task Verified_ResponseNamesAnotherId_IsNoMatter()
    {
        _user = Bob + ":bob@contoso.example";
        AdoConnection connection = await ConnectAsync();

        await ReadProjectsAsync(connection.Session);

        Assert.False(connection.IsEnded);
    }

    // F23: the library itself sees another account in the answer.
    [Fact]
    public async Task Refresh_SourceSeesAnotherAccount_EndsTheConnection()
    {
        AdoConnection connection = await ConnectAsync();
        TokenIdentity identity = connection.Session.Identity;
        _account = "";

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => Tokens.RefreshAsync(identity, default));

        Assert.Contains($"belongs to another identity: another Entra account instead of 'ada' ({Ada})", failure.Message);
        Assert.True(connection.IsEnded);
        Assert.False(Tokens.TryGetCached(identity, out _));
    }

    // The first token is refused while connecting: the connection is for the identity that the second one belongs to.
    [Fact]
    public async Task Connect_FirstTokenIsRefused_IsTheIdentityOfTheNextOne()
    {
        _refused.Add("ada-1");

        AdoConnection connection = await ConnectAsync();

        Assert.Equal(Ada, connection.IdentityId);
        Assert.Equal("ada-2", (await Tokens.GetAsync(connection.Session.Identity, default)).Value);
    }

    // Not even the library could make another identity of these.
    [Fact]
    public async Task Refresh_KeySaysWho_SendsNoRequest()
    {
        AdoConnection connection = await ConnectAsync(name: "shared");

        await Tokens.RefreshAsync(connection.Session.Identity, default);

        Assert.Equal(1, Asked);
    }

    [Fact]
    public async Task Clear_ThenOtherIdentity_IsSeen()
    {
        AdoConnection connection = await ConnectAsync();
        TokenIdentity identity = connection.Session.Identity;
        Tokens.Forget(identity);
        _account = "bob";

        Assert.Equal(
            ErrorIds.IdentityChanged,
            (await Assert.ThrowsAsync<AdoSignInException>(() => Tokens.GetAsync(identity, default).AsTask())).ErrorId
        );
    }

    [Fact]
    public async Task Refresh_ManyAtOnce_AskOnce()
    {
        AdoConnection connection = await ConnectAsync();
        TokenIdentity identity = connection.Session.Identity;
        CachedToken refused = await Tokens.GetAsync(identity, default);
        var gate = new Gate();
        _answer = async stop =>
        {
            await gate.PassAsync(stop);
            return Answer.Json(TestProcess.Who("ada", Ada));
        };

        Task<CachedToken>[] callers = [.. Enumerable.Range(0, 8).Select(_ => Tokens.ReplaceAsync(identity, refused, null, default))];
        await gate.Reached.OrFail();
        Assert.All(callers, static caller => Assert.False(caller.IsCompleted));
        gate.Open();

        Assert.All(await Task.WhenAll(callers).OrFail(), static token => Assert.Equal("ada-2", token.Value));
        Assert.Equal(2, Asked);
    }

    private Task<AdoConnection> ConnectAsync(bool skip = false, string? name = null) =>
        _process.ConnectAsync(
            new ConnectRequest(new TestSignIn(name, _source))
            {
                Organization = "contoso",
                Name = "mine",
                SkipVerification = skip,
            }
        );

    /// <summary>Not verified, and used once.</summary>
    private async Task<AdoConnection> UsedAsync()
    {
        _user = Ada + ":ada@contoso.example";
        AdoConnection connection = await ConnectAsync(skip: true);
        await ReadProjectsAsync(connection.Session);
        Assert.Equal(0, Asked);
        return connection;
    }

    private HttpResponseMessage Projects()
    {
        HttpResponseMessage response = Answer.Json("""{"value":[],"count":0}""");
        return _user is null ? response : response.With("X-VSS-UserData", _user);
    }

    private async Task ReadProjectsAsync(ServiceSession session)
    {
        using HttpResponseMessage response = await _process.Product.Client.SendAsync(
            session,
            new ServiceRequest("_apis/projects", "the projects"),
            RequestContext.Silent,
            default
        );
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private IEnumerable<string?> Sent(string address) =>
        _process
            .Server.Requests.Where(request => request.Uri.GetLeftPart(UriPartial.Path) == address)
            .Select(static request => request.Header("Authorization"));

    private HttpResponseMessage Who(RecordedRequest request)
    {
        string token = Token(request);
        if (_refused.Contains(token)) return Answer.Empty(401);
        (string name, string id) = token.StartsWith("bob", StringComparison.Ordinal) ? ("bob", Bob) : ("ada", Ada);
        HttpResponseMessage response = Answer.Json(TestProcess.Who(name, id));
        return _user is null ? response : response.With("X-VSS-UserData", $"{id}:{name}@contoso.example");
    }

    private static string Token(RecordedRequest request) => request.Header("Authorization")!.Substring("Bearer ".Length);
}
