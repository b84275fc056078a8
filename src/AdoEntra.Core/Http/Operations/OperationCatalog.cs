namespace AdoEntra.Http.Operations;

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
    /// <param name="host">Where it goes to; null to take dev.azure.com's, or else the only host's that has one.</param>
    /// <param name="path">The escaped path below the organization, in any case, without a query.</param>
    public static Operation? Find(HttpMethod method, ServiceHost? host, string path)
    {
        if (RequestPath.TryParse(path) is not { } parsed) return null;
        IEnumerable<Operation> found = s_index.Value.Find(parsed).Where(operation => operation.Method == method);
        if (host is null)
        {
            List<Operation> anywhere = [.. found];
            host = Owner(anywhere.Select(static operation => operation.Host));
            found = anywhere;
        }

        return found.FirstOrDefault(operation => operation.Host == host);
    }

    /// <summary>
    /// The host that has a path, for a user who did not name one: that of an operation, else that of its area. Null for dev.azure.com, for
    /// what nobody knows, and where several hosts could be meant.
    /// </summary>
    /// <param name="path">The escaped path below the organization, in any case, without a query.</param>
    public static ServiceHost? FindHost(string path)
    {
        if (RequestPath.TryParse(path) is not { } parsed) return null;
        List<ServiceHost> hosts = [.. s_index.Value.Find(parsed).Select(static operation => operation.Host)];
        ServiceHost? host = hosts.Count > 0
            ? Owner(hosts)
            : ServiceHost.All.FirstOrDefault(host => host.Areas.Contains(parsed.Area, StringComparer.OrdinalIgnoreCase));
        return host == ServiceHost.Core ? null : host;
    }

    /// <summary>Who is meant by a path that these have: dev.azure.com, or the only one.</summary>
    private static ServiceHost? Owner(IEnumerable<ServiceHost> hosts)
    {
        List<ServiceHost> distinct = [.. hosts.Distinct()];
        return distinct.Contains(ServiceHost.Core) ? ServiceHost.Core : distinct.Count == 1 ? distinct[0] : null;
    }
}
