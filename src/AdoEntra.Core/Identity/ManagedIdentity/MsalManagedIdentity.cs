using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace AdoEntra.Identity.ManagedIdentity;

/// <summary>
/// Managed-identity tokens straight through MSAL, where ManagedIdentityCredential would ask another endpoint or another question: with the
/// variables of a workload identity about, it exchanges the federated token instead of asking the host, whatever identity was named
/// (protocol.md 1.11); and to Service Fabric it passes on the claims that only mean its cache (1.4). A managed identity asked for is the
/// host's, always.
/// </summary>
internal static class MsalManagedIdentity
{
    /// <summary>Whether the credential of Azure.Identity would do something else than to ask this host for a token.</summary>
    public static bool IsNeeded(VariableReader variables, ManagedIdentityHost host) =>
        host.Kind == ManagedIdentityHostKind.ServiceFabric || variables("AZURE_FEDERATED_TOKEN_FILE") is { Length: > 0 };

    /// <summary>
    /// The application that asks the host. Shares MSAL's process-wide cache of managed-identity tokens with the credential.
    /// </summary>
    public static IManagedIdentityApplication Create(ManagedIdentityReference identity, HttpClient client)
    {
        ManagedIdentityId id = identity.Kind switch
        {
            ManagedIdentityIdKind.ClientId => ManagedIdentityId.WithUserAssignedClientId(identity.Value),
            ManagedIdentityIdKind.ObjectId => ManagedIdentityId.WithUserAssignedObjectId(identity.Value),
            ManagedIdentityIdKind.ResourceId => ManagedIdentityId.WithUserAssignedResourceId(identity.Value),
            _ => ManagedIdentityId.SystemAssigned,
        };
        // False: what is tried again is decided below, for every host and both ways alike.
        return ManagedIdentityApplicationBuilder.Create(id).WithHttpClientFactory(new Clients(client), retryOnceOn5xx: false).Build();
    }

    /// <summary>Not async, for the reason that <see cref="ManagedIdentityTokenSource"/> gives.</summary>
    public static Task<SourceToken> AskAsync(
        IManagedIdentityApplication application,
        SourceTokenRequest request,
        CancellationToken cancellationToken
    )
    {
        const string Suffix = "/.default";
        string resource = request.Scope.EndsWith(Suffix, StringComparison.Ordinal)
            ? request.Scope.Substring(0, request.Scope.Length - Suffix.Length)
            : request.Scope;
        return application
            .AcquireTokenForManagedIdentity(resource)
            .WithForceRefresh(request.Fresh)
            .ExecuteAsync(cancellationToken)
            .ContinueWith(
                static task =>
                {
                    AuthenticationResult result = task.GetAwaiter().GetResult();
                    return new SourceToken(
                        result.AccessToken ?? string.Empty,
                        result.ExpiresOn,
                        result.AuthenticationResultMetadata?.RefreshOn,
                        result.TokenType ?? "Bearer"
                    );
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
    }

    // The second interface is for Service Fabric: without it the library would make a client of its own, past our transport. Its callback
    // is not needed, since our client knows the certificate.
    private sealed class Clients(HttpClient client) : IMsalSFHttpClientFactory
    {
        public HttpClient GetHttpClient() => client;

        public HttpClient GetHttpClient(Func<HttpRequestMessage, X509Certificate2, X509Chain, SslPolicyErrors, bool> validateServerCert) =>
            client;
    }
}
