namespace AdoEntra.Http.Addresses;

/// <summary>
/// What a whole address of Azure DevOps is the address of (protocol.md 3.6): <c>https://dev.azure.com/MyOrg/_apis/projects</c>, the same
/// below <c>DefaultCollection</c>, and the older form <c>https://MyOrg.visualstudio.com/_apis/projects</c>.
/// </summary>
/// <param name="Host">Which of the service's hosts it is.</param>
/// <param name="Organization">The organization; null on a host that has none.</param>
/// <param name="Route">The escaped path below the organization, with its query.</param>
internal sealed record ServicePlace(ServiceHost Host, string? Organization, string Route)
{
    private const string Legacy = ".visualstudio.com";
    private const string Collection = "DefaultCollection";
    private const string Api = "_apis";

    /// <summary>Null where it is none of the API below an organization.</summary>
    /// <param name="uri">An address that may get the token.</param>
    /// <param name="address">The connection's organization, and with it whether an emulator stands in for the service.</param>
    public static ServicePlace? Find(Uri uri, ServiceAddress address)
    {
        string path = uri.AbsolutePath.TrimStart('/');
        string host = HostName.Of(uri);
        ServiceHost? service;
        string? organization = null;
        if (address.IsEmulator)
        {
            service = ServiceHost.All.FirstOrDefault(known =>
                known != ServiceHost.Core && path.StartsWith(known.Host + "/", StringComparison.OrdinalIgnoreCase)
            );
            if (service is not null)
                path = path.Substring(service.Host.Length + 1);
            service ??= ServiceHost.Core;
        }
        else
        {
            service = ServiceHost.All.FirstOrDefault(known => known.Host == host);
            if (service is null && host.EndsWith(Legacy, StringComparison.Ordinal))
            {
                string[] labels = host.Substring(0, host.Length - Legacy.Length).Split('.');
                organization = labels[0];
                service =
                    labels.Length == 1
                        ? ServiceHost.Core
                        : ServiceHost.All.FirstOrDefault(known => known.Host == labels[1] + ".dev.azure.com");
            }
        }

        if (service is null) return null;
        if (service.HasOrganization && organization is null)
        {
            organization = Uri.UnescapeDataString(Take(ref path));
            if (organization.Length == 0 || organization.Equals(Api, StringComparison.OrdinalIgnoreCase)) return null;
        }

        if (path.StartsWith(Collection + "/", StringComparison.OrdinalIgnoreCase)) Take(ref path);
        return path.Length == 0 ? null : new(service, organization, path + uri.Query);
    }

    private static string Take(ref string path)
    {
        int slash = path.IndexOf('/');
        string first = slash < 0 ? path : path.Substring(0, slash);
        path = slash < 0 ? string.Empty : path.Substring(slash + 1);
        return first;
    }
}
