using AdoEntra.Http;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace AdoEntra.Identity;

/// <summary>
/// Managed-identity tokens straight through MSAL, where ManagedIdentityCredential would ask somebody else: with the variables of a workload
/// identity about, it exchanges the federated token instead of asking the host, whatever identity was named (protocol.md 1.11). A
/// managed identity asked for is the host's, always.
/// </summary>
internal static class HostOnlyManagedIdentity
{
    /// <summary>Whether the environment leads ManagedIdentityCredential away from the host.</summary>
    public static bool IsNeeded(VariableReader variables) => variables("AZURE_FEDERATED_TOKEN_FILE") is { Length: > 0 };

    /// <summary>The application that asks the host. Shares MSAL's process-wide cache of managed-identity tokens with the credential.</summary>
    public static IManagedIdentityApplication Create(ManagedIdentityReference identity, HttpTransport transport)
    {
        ManagedIdentityId id = identity.Kind switch
        {
            ManagedIdentityIdKind.ClientId => ManagedIdentityId.WithUserAssignedClientId(identity.Value),
            ManagedIdentityIdKind.ObjectId => ManagedIdentityId.WithUserAssignedObjectId(identity.Value),
            ManagedIdentityIdKind.ResourceId => ManagedIdentityId.WithUserAssignedResourceId(identity.Value),
            _ => ManagedIdentityId.SystemAssigned,
        };
        return ManagedIdentityApplicationBuilder.Create(id).WithHttpClientFactory(new Clients(transport)).Build();
    }

    /// <summary>Not async, for the reason that <see cref="ManagedIdentityTokenSource"/> gives.</summary>
    public static Task<SourceToken> AskAsync(IManagedIdentityApplication application, SourceTokenRequest request, CancellationToken cancellationToken)
    {
        const string Suffix = "/.default";
        string resource = request.Scope.EndsWith(Suffix, StringComparison.Ordinal) ? request.Scope.Substring(0, request.Scope.Length - Suffix.Length) : request.Scope;
        return application.AcquireTokenForManagedIdentity(resource).WithForceRefresh(request.Fresh).ExecuteAsync(cancellationToken).ContinueWith(
            static task =>
            {
                AuthenticationResult result = task.GetAwaiter().GetResult();
                return new SourceToken(result.AccessToken ?? string.Empty, result.ExpiresOn, result.AuthenticationResultMetadata?.RefreshOn, result.TokenType ?? "Bearer");
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private sealed class Clients(HttpTransport transport) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => transport.LocalClient;
    }
}
