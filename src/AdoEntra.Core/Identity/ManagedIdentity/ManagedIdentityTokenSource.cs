using AdoEntra.Http;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Identity.Client;

namespace AdoEntra.Identity.ManagedIdentity;

/// <summary>Managed-identity tokens through Azure.Identity, over our own transport.</summary>
/// <remarks>
/// No type of Azure.Core may be a field, a base or a struct local of an async method here: PowerShell walks all types of this
/// assembly when it imports it, and would load Azure.Core for that.
/// </remarks>
internal sealed class ManagedIdentityTokenSource : ITokenSource
{
    /// <summary>
    /// How long one token may take. Signing in has a limit of its own and a shorter one; a renewal has none, and the library asks for one
    /// token at a time in the whole process: an endpoint that never answers must not hold up all other callers.
    /// </summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    // Claims make the library ask the host again although its process-wide cache has a token; every host but Service Fabric
    // ignores the claims themselves (protocol.md 1.4, 1.7).
    private const string ClaimsThatSkipTheLibraryCache = """{"access_token":{}}""";

    // Managed-identity tokens last about 24 h. When a host answers with an expiry in the past, the library reads the number as
    // seconds from now and reports an expiry decades ahead.
    private static readonly TimeSpan s_longestBelievableLife = TimeSpan.FromDays(30);

    private readonly ManagedIdentityReference _identity;
    private readonly TokenSourceServices _services;
    private readonly Lazy<TokenCredential> _credential;
    private readonly Lazy<IManagedIdentityApplication> _application;
    private volatile bool _hasResponded;

    public ManagedIdentityTokenSource(ManagedIdentityReference identity, TokenSourceServices services)
    {
        _identity = identity;
        _services = services;
        _credential = new Lazy<TokenCredential>(CreateCredential);
        _application = new Lazy<IManagedIdentityApplication>(() => MsalManagedIdentity.Create(identity, Client()));
    }

    public async Task<SourceToken> GetTokenAsync(SourceTokenRequest request, CancellationToken cancellationToken)
    {
        ManagedIdentityHost host = ManagedIdentityHost.Detect(_services.Variables, File.Exists);
        ManagedIdentityFailures.Ensure(host, _identity, _services.Variables);
        HostTokenAttempt question = HostTokenAttempt.Start(_services.Clock, host.RefusesNowAndThen);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _services.Clock.CancelAfter(limit, Limit);
        try
        {
            SourceToken token = await AskAsync(host, question, request, limit.Token).ConfigureAwait(false);
            _hasResponded = true;
            return token;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw ManagedIdentityFailures.TimedOut(host, question, Limit);
        }
    }

    private async Task<SourceToken> AskAsync(
        ManagedIdentityHost host,
        HostTokenAttempt question,
        SourceTokenRequest request,
        CancellationToken cancellationToken
    )
    {
        // A host that has given a token is there: when it does not respond later, that is not the reason.
        if (
            host.MustBeProbed
            && !_hasResponded
            && await new MetadataProbe(_services.Transport)
                .WhyNotAsync(host.Endpoint, _services.Clock, cancellationToken)
                .ConfigureAwait(false)
                is { } why
        )
        {
            throw ManagedIdentityFailures.NoHost(host, why);
        }

        SourceToken token;
        RecordedResponse response = RecordedResponse.Start();
        try
        {
            Task<SourceToken> asked = MsalManagedIdentity.IsNeeded(_services.Variables, host)
                ? MsalManagedIdentity.AskAsync(_application.Value, request, cancellationToken)
                : LibraryToken.GetAsync(
                    _credential.Value,
                    request.Scope,
                    request.Fresh ? ClaimsThatSkipTheLibraryCache : null,
                    isCaeEnabled: false,
                    cancellationToken
                );
            token = await asked.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or AdoEntraException))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ManagedIdentityFailures.From(
                exception,
                question,
                response,
                host,
                _identity,
                _services.Variables("IDENTITY_HEADER"),
                _services.Variables("MSI_SECRET")
            );
        }

        DateTimeOffset now = DateTimeOffset.UtcNow;
        bool usable = token.Token.Length > 0 && token.ExpiresOn > now && token.ExpiresOn - now < s_longestBelievableLife;
        if (response.TokenEnd is { } end && end <= now) throw ManagedIdentityFailures.Ended(host, end, now);
        return usable ? token : throw ManagedIdentityFailures.Unusable(host, token.Token.Length == 0);
    }

    // Service Fabric's endpoint has a certificate of its own making, and names it in a variable.
    private HttpClient Client()
    {
        bool fabric = ManagedIdentityHost.Detect(_services.Variables, File.Exists).Kind == ManagedIdentityHostKind.ServiceFabric;
        return _services.Transport.HostClient(
            fabric ? _services.Variables("IDENTITY_SERVER_THUMBPRINT")! : string.Empty,
            static network => new ManagedIdentityRetry(network)
        );
    }

    private ManagedIdentityCredential CreateCredential()
    {
        ManagedIdentityId id = _identity.Kind switch
        {
            ManagedIdentityIdKind.ClientId => ManagedIdentityId.FromUserAssignedClientId(_identity.Value),
            ManagedIdentityIdKind.ObjectId => ManagedIdentityId.FromUserAssignedObjectId(_identity.Value),
            ManagedIdentityIdKind.ResourceId => ManagedIdentityId.FromUserAssignedResourceId(new ResourceIdentifier(_identity.Value!)),
            _ => ManagedIdentityId.SystemAssigned,
        };
        return new ManagedIdentityCredential(
            new ManagedIdentityCredentialOptions(id)
            {
                Transport = new HttpClientTransport(
                    _services.Transport.HostClient(string.Empty, static network => new ManagedIdentityRetry(network))
                ),
                // The library overwrites Retry.MaxRetries with 5; only a whole policy stays. What is tried again is decided below, in the
                // client.
                RetryPolicy = new RetryPolicy(maxRetries: 0),
            }
        );
    }
}
