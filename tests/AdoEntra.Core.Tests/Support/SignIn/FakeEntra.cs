using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Http;
using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Support.SignIn;

/// <summary>
/// Entra's public authority on a fake network: knows itself, and answers token requests as a test says. Each has a tenant and a client of
/// its own, since MSAL remembers for the whole process which authorities have throttled it (protocol 1.6).
/// </summary>
internal sealed class FakeEntra : IDisposable
{
    private const string Authority = "https://login.microsoftonline.com/";
    private int _count;

    /// <param name="server">The fake network, where others are on it too.</param>
    public FakeEntra(FakeServer? server = null)
    {
        Server = server ?? new FakeServer();
        Server.OnGet(
            Authority + "common/discovery/instance",
            _ =>
                Answer.Json(
                    """{"tenant_discovery_endpoint":"https://login.microsoftonline.com/common/.well-known/openid-configuration","metadata":[{"preferred_network":"login.microsoftonline.com","preferred_cache":"login.windows.net","aliases":["login.microsoftonline.com","login.windows.net"]}]}"""
                )
        );
        Answers(_ => Token($"token-{Interlocked.Increment(ref _count)}"));
    }

    public FakeServer Server { get; }

    public string TenantId { get; } = Guid.NewGuid().ToString("D");

    public string ClientId { get; } = Guid.NewGuid().ToString("D");

    public string TokenAddress => $"{Authority}{TenantId}/oauth2/v2.0/token";

    /// <summary>What a source needs, with this network; the library's own pauses are short.</summary>
    public TokenSourceServices Services => new(Variables.None, new HttpTransport(() => Server)) { FirstPause = ShortPause };

    /// <summary>How long Azure's library waits where a test has no interest in it.</summary>
    public static TimeSpan ShortPause => TimeSpan.FromMilliseconds(1);

    /// <summary>The requests for tokens, in order.</summary>
    public IReadOnlyList<RecordedRequest> TokenRequests =>
        [.. Server.Requests.Where(request => request.Uri.AbsolutePath.EndsWith("/token", StringComparison.Ordinal))];

    public static SourceTokenRequest Request(bool fresh = false, string? claims = null) =>
        new(AzureDevOpsResource.Scope, fresh) { Claims = claims };

    public FakeEntra Answers(Func<RecordedRequest, HttpResponseMessage> answer)
    {
        Server.On(HttpMethod.Post, TokenAddress, answer);
        return this;
    }

    public static HttpResponseMessage Token(string token, int seconds = 3600, string more = "") =>
        Answer.Json(
            $$"""{"token_type":"Bearer","expires_in":{{seconds}},"ext_expires_in":{{seconds}},"access_token":"{{token}}"{{more}}}"""
        );

    /// <summary>A refusal in Entra's form (protocol 2.1).</summary>
    public static HttpResponseMessage Refusal(
        int code,
        string error = "invalid_client",
        int status = 401,
        string text = "What Entra says.",
        string more = ""
    ) =>
        Answer.Json(
            $$"""{"error":"{{error}}","error_description":"AADSTS{{code}}: {{text}} Trace ID: 7d1d9f3e-1111-4e0b-9d2c-000000000001 Correlation ID: 7d1d9f3e-2222-4e0b-9d2c-000000000002 Timestamp: 2026-03-04 05:06:07Z","error_codes":[{{code}}],"timestamp":"2026-03-04 05:06:07Z","trace_id":"7d1d9f3e-1111-4e0b-9d2c-000000000001","correlation_id":"7d1d9f3e-2222-4e0b-9d2c-000000000002","error_uri":"https://login.microsoftonline.com/error?code={{code}}"{{more}}}""",
            status
        );

    public void Dispose() => Server.Dispose();
}
