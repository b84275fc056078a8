using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

/// <summary>
/// Tokens of the Azure Arc agent: it answers first with the name of a file that only those may read who may have the token.
/// </summary>
[Collection(HostEnvironmentDefinition.Name)]
public sealed class ArcTokenTests : IDisposable
{
    private const string Endpoint = "http://127.0.0.1:40342/metadata/identity/oauth2/token";
    private const string Key = "key-of-the-agent";
    private readonly HostEnvironment _environment = new(
        ("IDENTITY_ENDPOINT", Endpoint),
        ("IMDS_ENDPOINT", "http://127.0.0.1:40342"),
        ("AZURE_CLIENT_ID", Guid.NewGuid().ToString("D"))
    );
    private readonly FakeServer _server = new();
    private readonly string _keyFile = Path.Combine(ArcFactAttribute.Folder, $"adoentra-test-{Guid.NewGuid():N}.key");

    public void Dispose()
    {
        _environment.Dispose();
        _server.Dispose();
        File.Delete(_keyFile);
    }

    [ArcTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetToken_SystemAssigned_ProvesItselfWithTheKey(bool federation)
    {
        if (federation) _environment.Set("AZURE_FEDERATED_TOKEN_FILE", _keyFile);
        Serve(static _ => HostEnvironment.TokenAnswer("of-the-agent"));

        SourceToken token = await Source().GetTokenAsync(KnownHost.NewRequest(out string resource), default).OrFail();

        Assert.Equal("of-the-agent", token.Token);
        string request = $"GET /metadata/identity/oauth2/token?api-version=2019-11-01&resource={resource} | ";
        Assert.Equal(
            [request + "Metadata: true", $"{request}Authorization: Basic {Key} | Metadata: true"],
            _server.Requests.Select(KnownHost.Text)
        );
    }

    [ArcTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetToken_Fresh_GoesToTheAgent(bool federation)
    {
        if (federation) _environment.Set("AZURE_FEDERATED_TOKEN_FILE", _keyFile);
        int count = 0;
        Serve(_ => HostEnvironment.TokenAnswer($"token-{++count}"));
        ManagedIdentityTokenSource source = Source();
        SourceTokenRequest request = KnownHost.NewRequest(out _);

        SourceToken first = await source.GetTokenAsync(request, default);
        SourceToken kept = await source.GetTokenAsync(request, default);
        SourceToken fresh = await source.GetTokenAsync(request with { Fresh = true }, default);

        Assert.Equal(["token-1", "token-1", "token-2"], new[] { first, kept, fresh }.Select(static token => token.Token));
    }

    // Of the question as well as of the answer to it.
    [ArcTheory]
    [InlineData(404, false)]
    [InlineData(410, true)]
    [InlineData(429, false)]
    [InlineData(502, false)]
    [InlineData(503, true)]
    public async Task GetToken_OutOfOrderOnce_IsSurvived(int status, bool federation)
    {
        if (federation) _environment.Set("AZURE_FEDERATED_TOKEN_FILE", _keyFile);
        int count = 0;
        Serve(_ => ++count == 1 ? Answer.Empty(status) : HostEnvironment.TokenAnswer("at last"), first: Answer.Empty(status));

        SourceToken token = await Source().GetTokenAsync(KnownHost.NewRequest(out _), default).OrFail();

        Assert.Equal("at last", token.Token);
        Assert.Equal(4, _server.Requests.Count);
    }

    [ArcFact]
    public async Task GetToken_DeadAgent_IsReportedSoon()
    {
        _server.OnGet(Endpoint, static _ => throw new HttpRequestException("Connection refused"));

        AdoSignInException failure = await FailAsync();

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.StartsWith(
            $"Azure Arc at {Endpoint} (from IDENTITY_ENDPOINT and IMDS_ENDPOINT) did not respond, tried 4 times. (Connection refused)",
            failure.Message
        );
    }

    [ArcFact]
    public async Task GetToken_NoToken_IsUnexpected()
    {
        foreach (
            Func<HttpResponseMessage> answer in new Func<HttpResponseMessage>[]
            {
                static () => Answer.Html(),
                static () => Answer.Empty(200),
                static () => HostEnvironment.TokenAnswer("late", DateTimeOffset.UtcNow.AddHours(-1)),
            }
        )
        {
            Serve(_ => answer());
            Assert.Equal(ErrorIds.UnexpectedResponse, (await FailAsync()).ErrorId);
        }
    }

    // S11: not a matter of the identity.
    [ArcTheory]
    [InlineData(400)]
    [InlineData(404)]
    public async Task GetToken_AgentIsTooOld_TellsToUpdateIt(int status)
    {
        _server.OnGet(
            Endpoint,
            _ =>
                Answer.Json(
                    """{"error":"invalid_request","error_description":"The api-version is invalid. The value contains version '2019-11-01'"}""",
                    status
                )
        );

        AdoSignInException failure = await FailAsync();

        Assert.Equal((ErrorIds.UnexpectedResponse, status), (failure.ErrorId, failure.StatusCode));
        Assert.Contains("azcmagent upgrade", failure.RecommendedAction);
        Assert.DoesNotContain("-ClientId", failure.Message);
    }

    // A server that answers there must not get another file read out.
    [ArcFact]
    public async Task GetToken_KeyFileElsewhere_IsNotSent()
    {
        string elsewhere = Path.ChangeExtension(Path.GetTempFileName(), ".key");
        try
        {
            File.WriteAllText(elsewhere, Key);
            Serve(static _ => HostEnvironment.TokenAnswer("never"), keyFile: elsewhere);

            AdoSignInException failure = await FailAsync();

            Assert.Equal((ErrorIds.CredentialUnavailable, 401), (failure.ErrorId, failure.StatusCode));
            Assert.Contains("not secure", failure.Message);
            Assert.Contains("update or repair it", failure.RecommendedAction);
            Assert.DoesNotContain("root", failure.RecommendedAction);
            Assert.DoesNotContain(Key, failure.ToString());
            Assert.Single(_server.Requests);
        }
        finally
        {
            File.Delete(elsewhere);
        }
    }

    [Theory]
    [InlineData("client")]
    [InlineData("object")]
    [InlineData("resource")]
    public async Task GetToken_UserAssigned_IsRefusedBeforeAnyRequest(string kind)
    {
        ManagedIdentityTokenSource source = KnownHost.Source(_server, KnownHost.NewIdentity(kind));

        var refusal = await Assert.ThrowsAsync<AdoSignInException>(() => source.GetTokenAsync(KnownHost.NewRequest(out _), default));

        Assert.Equal(ErrorIds.IdentityNotSupported, refusal.ErrorId);
        Assert.StartsWith("Azure Arc (detected by IDENTITY_ENDPOINT and IMDS_ENDPOINT)", refusal.Message);
        Assert.Contains("remove the id", refusal.RecommendedAction);
        Assert.Empty(_server.Requests);
    }

    private void Serve(Func<RecordedRequest, HttpResponseMessage> answer, HttpResponseMessage? first = null, string? keyFile = null)
    {
        File.WriteAllText(_keyFile, Key);
        _server.OnGet(Endpoint, request =>
        {
            if (request.Header("Authorization") == "Basic " + Key) return answer(request);
            HttpResponseMessage challenge = first ?? Answer.Empty(401).With("WWW-Authenticate", "Basic realm=" + (keyFile ?? _keyFile));
            first = null;
            return challenge;
        });
    }

    private ManagedIdentityTokenSource Source() => KnownHost.Source(_server, ManagedIdentityReference.SystemAssigned);

    private Task<AdoSignInException> FailAsync() =>
        Assert.ThrowsAsync<AdoSignInException>(() => Source().GetTokenAsync(KnownHost.NewRequest(out _), default));
}

/// <summary>
/// A test that puts a key where the Arc agent does: the library reads it from nowhere else, and only root may write there.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ArcFactAttribute : FactAttribute
{
    public const string Folder = "/var/opt/azcmagent/tokens";

    public ArcFactAttribute() => Skip = WhyNot;

    /// <summary>Why such a test cannot run here; null where it can.</summary>
    public static string? WhyNot { get; } = Find();

    private static string? Find()
    {
        if (Path.DirectorySeparatorChar == '\\') return "The Arc agent's folder on Windows belongs to the agent.";
        try
        {
            Directory.CreateDirectory(Folder);
            string probe = Path.Combine(Folder, Guid.NewGuid().ToString("N"));
            File.WriteAllText(probe, string.Empty);
            File.Delete(probe);
            return null;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return $"{Folder} cannot be written by this user.";
        }
    }
}

/// <summary>See <see cref="ArcFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ArcTheoryAttribute : TheoryAttribute
{
    public ArcTheoryAttribute() => Skip = ArcFactAttribute.WhyNot;
}
