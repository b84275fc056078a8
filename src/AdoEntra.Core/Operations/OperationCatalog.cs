using AdoEntra.Http.Addresses;

namespace AdoEntra.Operations;

/// <summary>
/// What the service can do, from its published contract: which version, which paging, which body, which host. Read when first asked, since
/// most connections never ask.
/// </summary>
internal static class OperationCatalog
{
    private static readonly Lazy<IReadOnlyList<Operation>> s_operations = new(OperationTable.Read);
    private static readonly Lazy<OperationIndex> s_index = new(static () => new OperationIndex(All));

    /// <summary>Every operation, in the order of the table.</summary>
    public static IReadOnlyList<Operation> All => s_operations.Value;

    /// <summary>The operation of a request; of several, the one whose template says most. Null where the contract has none.</summary>
    /// <param name="method">The verb.</param>
    /// <param name="host">Where it goes to; null to take the host that has it: no path is on two.</param>
    /// <param name="path">The escaped path below the organization, in any case, without a query.</param>
    public static Operation? Find(HttpMethod method, ServiceHost? host, string path) => RequestPath.TryParse(path) is { } parsed
        ? s_index.Value.Find(parsed).FirstOrDefault(operation => operation.Method == method && (host is null || operation.Host == host))
        : null;

    /// <summary>
    /// The host that has a path, for a user who did not name one: that of an operation, else that of its area. Null for dev.azure.com, for
    /// what is unknown, and for an area of several hosts.
    /// </summary>
    /// <param name="path">The escaped path below the organization, in any case, without a query.</param>
    public static ServiceHost? FindHost(string path)
    {
        if (RequestPath.TryParse(path) is not { } parsed) return null;
        if (ServiceHost.IsOfPackages(parsed)) return ServiceHost.Packages;
        ServiceHost? host = s_index.Value.Find(parsed).FirstOrDefault()?.Host
            ?? ServiceHost.All.FirstOrDefault(host => host.Areas.Contains(parsed.Area, StringComparer.OrdinalIgnoreCase));
        return host == ServiceHost.Core ? null : host;
    }
}
