using System.Net;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AdoEntra.Emulator.Tests.Support;

/// <summary>An emulator with Entra for each test, and a client that trusts it.</summary>
public abstract class EntraTests(EmulatorOptions? options = null) : EmulatorTests(options ?? new EmulatorOptions { Entra = true })
{
    protected const string Scope = AzureDevOps + "/.default";

    private SocketsHttpHandler? _handler;

    /// <summary>A client of Entra's address.</summary>
    protected HttpClient Authority => new(Handler, disposeHandler: false) { BaseAddress = Emulator.AuthorityUri };

    protected EmulatedEntra Entra => Emulator.State.Entra;

    private SocketsHttpHandler Handler => _handler ??= Emulator.CreateHandler();

    public override async Task DisposeAsync()
    {
        _handler?.Dispose();
        await base.DisposeAsync();
    }

    /// <summary>Points options of Azure.Identity here. One try only: what is refused stays refused.</summary>
    protected T Here<T>(T options)
        where T : Azure.Identity.TokenCredentialOptions
    {
        options.AuthorityHost = Emulator.AuthorityUri;
        options.Transport = new HttpClientTransport(new HttpClient(Handler, disposeHandler: false));
        options.Retry.MaxRetries = 0;
        return options;
    }

    protected Task<HttpResponseMessage> PostAsync(string target, params (string Name, string Value)[] form) =>
        Authority.PostAsync(
            new Uri(target, UriKind.Relative), new FormUrlEncodedContent(form.Select(part => KeyValuePair.Create(part.Name, part.Value))));

    /// <summary>Asks for a token of an application's, in its own tenant.</summary>
    protected Task<HttpResponseMessage> AskAsync(EmulatedApplication application, params (string Name, string Value)[] form) => PostAsync(
        $"{application.TenantId}/oauth2/v2.0/token",
        [
            ("client_id", application.ClientId.ToString()), ("grant_type", "client_credentials"), ("scope", Scope), .. form,
        ]);

    protected Task<HttpResponseMessage> AskBySecretAsync(EmulatedApplication? application = null)
    {
        application ??= Entra.SecretApplication;
        return AskAsync(application, ("client_secret", application.Secrets.First(secret => secret.ExpiresOn is null).Value));
    }

    protected Task<HttpResponseMessage> AskByAssertionAsync(EmulatedApplication application, string assertion) => AskAsync(
        application,
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        ("client_assertion", assertion));

    /// <summary>Checks the form of a refusal, and the two things that clients look at.</summary>
    protected static async Task<JsonElement> AssertRefusedAsync(
        HttpResponseMessage answer, int code, string error, HttpStatusCode status)
    {
        var body = await answer.JsonAsync(status);
        Assert.Equal(error, body.Text("error"));
        Assert.Matches(
            $"^AADSTS{code}: .+ Trace ID: [0-9a-f-]{{36}} Correlation ID: [0-9a-f-]{{36}} Timestamp: \\d{{4}}-\\d\\d-\\d\\d [\\d:]{{8}}Z$",
            body.Text("error_description"));
        Assert.Equal([code], body.GetProperty("error_codes").EnumerateArray().Select(number => number.GetInt32()));
        Assert.True(Guid.TryParse(body.Text("trace_id"), out _));
        Assert.True(Guid.TryParse(body.Text("correlation_id"), out _));
        Assert.NotEmpty(body.Text("timestamp"));
        Assert.EndsWith($"code={code}", body.Text("error_uri"), StringComparison.Ordinal);
        return body;
    }

    /// <summary>Asks the library for a token and finds out whom it speaks for.</summary>
    protected async Task<IssuedToken> TokenOfAsync(TokenCredential credential, TokenRequestContext? context = null)
    {
        var token = await credential.GetTokenAsync(context ?? new TokenRequestContext([Scope]), CancellationToken.None);
        return Assert.Single(Emulator.State.Tokens.Issued, issued => issued.Value == token.Token);
    }

    protected async Task<HttpStatusCode> CallWithAsync(IssuedToken token)
    {
        using var answer = await GetAsync(
            "MyOrg/_apis/projects?api-version=7.1", Bearer(token), ("X-TFS-FedAuthRedirect", "Suppress"));
        return answer.StatusCode;
    }
}
