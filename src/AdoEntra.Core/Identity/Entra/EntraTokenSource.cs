using AdoEntra.Http;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace AdoEntra.Identity.Entra;

/// <summary>Tokens of an application or a person from Entra, through a credential of Azure.Identity over our own transport.</summary>
/// <remarks>See <c>ManagedIdentityTokenSource</c> for why no type of Azure.Core is a field or a base here.</remarks>
internal abstract class EntraTokenSource : ITokenSource
{
    // Claims make the library ask Entra again although it has a token; these ask for nothing (protocol.md 1.4).
    private const string ClaimsThatSkipTheLibraryCache = """{"access_token":{}}""";

    private readonly SignInOptions _signIn;
    private readonly object _lock = new();
    private Lazy<TokenCredential> _credential;

    private protected EntraTokenSource(SignInOptions signIn, TokenSourceServices services)
    {
        _signIn = signIn;
        Services = services;
        Authority = EntraAuthority.From(services.Variables);
        _credential = NewCredential();
    }

    private protected TokenSourceServices Services { get; }

    private protected EntraAuthority Authority { get; }

    /// <summary>The application's id as a failure names it; null for a person with Azure's own developer sign-on.</summary>
    private protected abstract string? ClientId { get; }

    /// <summary>What must not stand in any message, in addition to what is known by its form.</summary>
    private protected virtual string?[] Secrets => [];

    public async Task<SourceToken> GetTokenAsync(SourceTokenRequest request, CancellationToken cancellationToken)
    {
        RecordedResponse response = RecordedResponse.Start();
        SourceToken token;
        try
        {
            string? claims = request.Claims ?? (request.Fresh && !CachesPerObject ? ClaimsThatSkipTheLibraryCache : null);
            token = await LibraryToken
                .GetAsync(Credential(request).Value, request.Scope, claims, isCaeEnabled: true, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not AdoEntraException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // What an assertion's own source said reaches us wrapped.
            if (OursIn(exception) is { } own) throw own;
            throw EntraFailures.From(exception, response, Subject, Secrets);
        }

        bool usable = token.Token.Length > 0 && token.ExpiresOn > DateTimeOffset.UtcNow;
        return usable ? token : throw EntraFailures.Unusable(Subject, token.Token.Length == 0);
    }

    /// <summary>Makes the library's credential.</summary>
    private protected abstract TokenCredential Create();

    /// <summary>Settings that every credential shares: our transport, the authority, the number of tries.</summary>
    private protected T Configured<T>(T options)
        where T : TokenCredentialOptions
    {
        options.AuthorityHost = Authority.Host;
        options.Transport = new HttpClientTransport(Services.Transport.IdentityClient);
        options.RetryPolicy = new EntraRetry(Services.FirstPause);
        return options;
    }

    /// <summary>Who is signing in, for messages.</summary>
    private protected virtual EntraSubject Subject => new(_signIn.Kind, ClientId, _signIn.TenantId, Authority);

    // A credential of an application keeps its tokens in the object (protocol.md 1.7): a new object is what really asks Entra again.
    private Lazy<TokenCredential> Credential(SourceTokenRequest request)
    {
        lock (_lock)
        {
            if (request.Fresh && request.Claims is null && CachesPerObject && _credential.IsValueCreated) _credential = NewCredential();
            return _credential;
        }
    }

    /// <summary>The library's credential as it is now.</summary>
    private protected TokenCredential Current
    {
        get
        {
            lock (_lock) return _credential.Value;
        }
    }

    /// <summary>False for people: a new object would not know who had signed in.</summary>
    private protected virtual bool CachesPerObject => true;

    private Lazy<TokenCredential> NewCredential() => new(Create);

    private static AdoEntraException? OursIn(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is AdoEntraException own) return own;
        }

        return null;
    }
}
