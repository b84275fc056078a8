using AdoEntra.Errors;

namespace AdoEntra.Http.Addresses;

/// <summary>Where an organization is, and with it the only hosts that may get its token.</summary>
internal sealed record ServiceAddress
{
    /// <summary>
    /// Points everything at an emulator on this machine instead of Azure DevOps. Loopback only, so that no token can leave through it.
    /// </summary>
    public const string EmulatorVariable = "ADOENTRA_EMULATOR_URL";

    /// <summary>The version of the API, where neither the operation nor the user wants another (protocol.md 3.7).</summary>
    public const string DefaultApiVersion = "7.1";

    private static readonly Uri s_azureDevOps = new("https://dev.azure.com/");

    private ServiceAddress(Uri root, string organization)
    {
        Organization = organization;
        IsEmulator = root != s_azureDevOps;
        Root = root;
        OrganizationUri = new Uri(root, Uri.EscapeDataString(organization) + "/");
    }

    /// <summary>The organization's name.</summary>
    public string Organization { get; }

    /// <summary>The root that organizations are under: <c>https://dev.azure.com/</c>, or the emulator's.</summary>
    public Uri Root { get; }

    /// <summary>The organization's own address, ending in a slash.</summary>
    public Uri OrganizationUri { get; }

    /// <summary>True where everything goes to an emulator on this machine.</summary>
    public bool IsEmulator { get; }

    /// <exception cref="AdoConnectionException"><c>HostNotAllowed</c>: the emulator's variable names something else than this
    /// machine.</exception>
    public static ServiceAddress Create(string organization, string? emulator)
    {
        if (string.IsNullOrEmpty(emulator))
            return new(s_azureDevOps, organization);
        if (Uri.TryCreate(emulator, UriKind.Absolute, out Uri? root) && HostRules.IsLoopback(root))
            return new(new Uri(root, "/"), organization);
        throw new AdoConnectionException(
            ErrorIds.HostNotAllowed,
            $"The variable {EmulatorVariable} is '{Redaction.Address(emulator!)}', which is not an address of this machine.",
            $"Remove {EmulatorVariable} to use Azure DevOps, or set it to the address that the emulator printed (http://127.0.0.1:<port>).")
        { Target = emulator };
    }

    /// <summary>The address of an API of this organization on dev.azure.com.</summary>
    /// <inheritdoc cref="Resolve(ServiceHost, string)"/>
    public Uri Resolve(string route) => Resolve(ServiceHost.Core, route);

    /// <summary>The address of an API of this organization. An emulator has the other hosts below its own root, by their names.</summary>
    /// <param name="host">The host that has it.</param>
    /// <param name="route">The path below the organization, escaped, without a leading slash; a query may follow.</param>
    public Uri Resolve(ServiceHost host, string route) => new(Base(host), route);

    /// <summary>What the routes of a host are below of, ending in a slash.</summary>
    public Uri Base(ServiceHost host)
    {
        if (host == ServiceHost.Core) return OrganizationUri;
        Uri root = IsEmulator ? new Uri(Root, host.Host + "/") : new Uri($"https://{host.Host}/");
        return host.HasOrganization ? new Uri(root, Uri.EscapeDataString(Organization) + "/") : root;
    }
}
