namespace AdoEntra.Identity;

/// <summary>
/// The host that gives out managed-identity tokens here, as Azure.Identity will choose it: the same conditions in the same order
/// (protocol.md 1.12), so that errors can name the host before and after the library has spoken.
/// </summary>
/// <param name="Name">What people call it.</param>
/// <param name="Evidence">What it was recognised by.</param>
/// <param name="Endpoint">Where it answers; null where the library alone knows.</param>
/// <param name="AcceptsUserAssigned">The kinds of id this host can serve besides the system-assigned identity.</param>
internal sealed record ManagedIdentityHost(string Name, string Evidence, string? Endpoint, IReadOnlyList<ManagedIdentityIdKind> AcceptsUserAssigned)
{
    public const string AppServiceName = "App Service";
    public const string ArcName = "Azure Arc";
    public const string MachineLearningName = "Machine Learning";
    public const string ImdsName = "the Azure instance metadata service";

    private const string DefaultImds = "http://169.254.169.254";
    private static readonly ManagedIdentityIdKind[] s_any = [ManagedIdentityIdKind.ClientId, ManagedIdentityIdKind.ObjectId, ManagedIdentityIdKind.ResourceId];
    private static readonly ManagedIdentityIdKind[] s_clientId = [ManagedIdentityIdKind.ClientId];

    /// <summary>True for the one host that no variable announces: it must be asked whether it is there.</summary>
    public bool MustBeProbed => Name == ImdsName;

    /// <summary>What <see cref="Detect"/> looked for, for the message of somebody who has none of it.</summary>
    public static string LookedFor =>
        "Looked for: Service Fabric, App Service, Functions, Container Apps and Automation (IDENTITY_ENDPOINT with IDENTITY_HEADER), "
        + "Machine Learning and Cloud Shell (MSI_ENDPOINT), the Azure Arc agent, and the instance metadata service of an Azure VM";

    /// <summary>Decides from variables and files alone; asks nobody.</summary>
    /// <param name="variables">The environment.</param>
    /// <param name="fileExists">Whether a file is there; the Arc agent is known by its program.</param>
    public static ManagedIdentityHost Detect(VariableReader variables, Func<string, bool> fileExists)
    {
        string? endpoint = Value(variables, "IDENTITY_ENDPOINT");
        string? header = Value(variables, "IDENTITY_HEADER");
        string? msiEndpoint = Value(variables, "MSI_ENDPOINT");
        if (endpoint is not null && header is not null)
        {
            return Value(variables, "IDENTITY_SERVER_THUMBPRINT") is not null
                ? new("Service Fabric", "IDENTITY_ENDPOINT, IDENTITY_HEADER and IDENTITY_SERVER_THUMBPRINT", endpoint, [])
                : new(AppServiceName, "IDENTITY_ENDPOINT and IDENTITY_HEADER", endpoint, s_any);
        }

        if (msiEndpoint is not null)
        {
            return Value(variables, "MSI_SECRET") is not null
                ? new(MachineLearningName, "MSI_ENDPOINT and MSI_SECRET", msiEndpoint, s_clientId)
                : new("Cloud Shell", "MSI_ENDPOINT", msiEndpoint, []);
        }

        if (endpoint is not null && Value(variables, "IMDS_ENDPOINT") is not null) return new(ArcName, "IDENTITY_ENDPOINT and IMDS_ENDPOINT", endpoint, []);
        string arcAgent = ArcAgent(variables);
        if (fileExists(arcAgent)) return new(ArcName, arcAgent, endpoint, []);

        string? authority = Value(variables, "AZURE_POD_IDENTITY_AUTHORITY_HOST");
        return new(ImdsName, authority is null ? "no variable of another host" : "AZURE_POD_IDENTITY_AUTHORITY_HOST", authority ?? DefaultImds, s_any);
    }

    /// <summary>Whether this host can give out a token for that identity.</summary>
    public bool Accepts(ManagedIdentityReference identity) =>
        identity.Kind == ManagedIdentityIdKind.SystemAssigned || AcceptsUserAssigned.Contains(identity.Kind);

    private static string ArcAgent(VariableReader variables) =>
        Path.DirectorySeparatorChar == '\\'
            ? Path.Combine(Value(variables, "ProgramFiles") ?? @"C:\Program Files", "AzureConnectedMachineAgent", "himds.exe")
            : "/opt/azcmagent/bin/himds";

    private static string? Value(VariableReader variables, string name) => variables(name) is { Length: > 0 } value ? value : null;
}
