using AdoEntra.Identity.Secrets;

namespace AdoEntra.Resources.ServiceConnections;

/// <summary>A service connection that is to be created.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it connects to: <c>azurerm</c>.</param>
/// <param name="Scheme">How it authenticates: <c>WorkloadIdentityFederation</c>.</param>
/// <param name="Url">The address of what it connects to.</param>
internal sealed record ServiceConnectionDraft(string Name, string Type, string Scheme, string Url)
{
    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>What the scheme needs, but for its secrets.</summary>
    public IReadOnlyDictionary<string, string?> Parameters { get; init; } = new Dictionary<string, string?>();

    /// <summary>The secrets that the scheme needs.</summary>
    public IReadOnlyDictionary<string, Secret> Secrets { get; init; } = new Dictionary<string, Secret>();

    /// <summary>What belongs to its type.</summary>
    public IReadOnlyDictionary<string, string?> Data { get; init; } = new Dictionary<string, string?>();

    /// <summary>The connection as the service takes it, without its projects.</summary>
    public Dictionary<string, object?> Body
    {
        get
        {
            Dictionary<string, object?> parameters = new(StringComparer.Ordinal);
            foreach (KeyValuePair<string, string?> one in Parameters) parameters[one.Key] = one.Value;
            foreach (KeyValuePair<string, Secret> one in Secrets) parameters[one.Key] = one.Value.Reveal();
            return new()
            {
                ["name"] = Name,
                ["type"] = Type,
                ["url"] = Url,
                ["description"] = Description ?? string.Empty,
                ["authorization"] = new Dictionary<string, object?> { ["scheme"] = Scheme, ["parameters"] = parameters },
                ["data"] = Data,
                ["isShared"] = false,
                ["isReady"] = true,
            };
        }
    }

    /// <summary>A connection to a subscription of Azure.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="subscription">The subscription: its id and its name.</param>
    /// <param name="tenant">The id of the tenant.</param>
    /// <param name="client">
    /// The client id of the application or the managed identity that federates; null for the agent's own identity.
    /// </param>
    public static ServiceConnectionDraft ForAzure(string name, (string Id, string Name) subscription, string tenant, string? client) =>
        new(
            name,
            "azurerm",
            client is null ? "ManagedServiceIdentity" : "WorkloadIdentityFederation",
            "https://management.azure.com/"
        )
        {
            Parameters = client is null
                ? new Dictionary<string, string?> { ["tenantid"] = tenant }
                : new Dictionary<string, string?> { ["tenantid"] = tenant, ["serviceprincipalid"] = client },
            Data = new Dictionary<string, string?>
            {
                ["environment"] = "AzureCloud",
                ["scopeLevel"] = "Subscription",
                ["subscriptionId"] = subscription.Id,
                ["subscriptionName"] = subscription.Name,
                ["creationMode"] = "Manual",
            },
        };
}
