using AdoEntra.Errors;

namespace AdoEntra.Identity.ManagedIdentity;

/// <summary>The kinds of host that the library tells apart.</summary>
internal enum ManagedIdentityHostKind
{
    ServiceFabric,
    AppService,
    MachineLearning,
    CloudShell,
    Arc,
    Imds,
}

/// <summary>
/// The host that gives out managed-identity tokens here, as Azure.Identity will choose it: the same conditions in the same order
/// (protocol.md 1.12), so that errors can name the host before and after the library has spoken.
/// </summary>
/// <param name="Kind">What the library detects it as.</param>
/// <param name="Name">What users call it: Functions and Automation, for example, are of one kind with App Service.</param>
/// <param name="Evidence">What it was recognised by.</param>
/// <param name="Endpoint">Where it answers.</param>
internal sealed record ManagedIdentityHost(ManagedIdentityHostKind Kind, string Name, string Evidence, string Endpoint)
{
    public const string AutomationName = "Azure Automation";
    public const string HybridWorkerName = "an Azure Automation hybrid worker";
    public const string ImdsName = "the Azure instance metadata service";

    private const string DefaultImds = "http://169.254.169.254";
    private const string DefaultArc = "http://127.0.0.1:40342/metadata/identity/oauth2/token";

    /// <summary>True for the one host that no variable announces: it must be asked whether it is there.</summary>
    public bool MustBeProbed => Kind == ManagedIdentityHostKind.Imds;

    /// <summary>True for a host that refuses (403) what it gives out a moment later.</summary>
    public bool RefusesNowAndThen => Name is AutomationName or HybridWorkerName;

    /// <summary>True on an agent of Azure Pipelines: a VM, whose pool need not have an identity.</summary>
    public bool IsOnPipelineAgent { get; private init; }

    /// <summary>What to look at where something else answers in its place: a sentence.</summary>
    public string ElsewhereAdvice
    {
        get
        {
            // By no variable: known by its address, or by a file.
            if (Kind == ManagedIdentityHostKind.Imds || Evidence.IndexOfAny(['/', '\\']) >= 0)
                return $"Check that {Address} is the endpoint of {Name} and not another web server.";
            string points = Evidence.Contains(" and ") ? "point" : "points";
            return $"Check that {Evidence} {points} to a managed identity endpoint and not to another web server.";
        }
    }

    /// <summary>Where it answers, as messages name it.</summary>
    public string Address => Redaction.Address(Endpoint);

    /// <summary>What <see cref="Detect"/> looked for, for the message for a user who has none of it.</summary>
    public static string LookedFor =>
        "Looked for: Service Fabric, App Service, Functions, Container Apps and Automation (IDENTITY_ENDPOINT with IDENTITY_HEADER), "
        + "Machine Learning and Cloud Shell (MSI_ENDPOINT), the Azure Arc agent, and the instance metadata service of an Azure VM";

    /// <summary>Decides from variables and files alone; sends no request.</summary>
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
                ? new(
                    ManagedIdentityHostKind.ServiceFabric,
                    "Service Fabric",
                    "IDENTITY_ENDPOINT, IDENTITY_HEADER and IDENTITY_SERVER_THUMBPRINT",
                    endpoint
                )
                : new(ManagedIdentityHostKind.AppService, PlatformName(variables), "IDENTITY_ENDPOINT and IDENTITY_HEADER", endpoint);
        }

        if (msiEndpoint is not null)
        {
            return Value(variables, "MSI_SECRET") is not null
                ? new(
                    ManagedIdentityHostKind.MachineLearning,
                    IsAutomation(variables) ? HybridWorkerName : "Machine Learning",
                    "MSI_ENDPOINT and MSI_SECRET",
                    msiEndpoint
                )
                : new(ManagedIdentityHostKind.CloudShell, "Cloud Shell", "MSI_ENDPOINT", msiEndpoint);
        }

        if (endpoint is not null && Value(variables, "IMDS_ENDPOINT") is not null)
            return Arc("IDENTITY_ENDPOINT and IMDS_ENDPOINT", endpoint);
        string arcAgent = ArcAgent(variables);
        if (fileExists(arcAgent)) return Arc(arcAgent, endpoint ?? DefaultArc);

        string? authority = Value(variables, "AZURE_POD_IDENTITY_AUTHORITY_HOST");
        return new(
            ManagedIdentityHostKind.Imds,
            ImdsName,
            authority is null ? "no variable of another host" : "AZURE_POD_IDENTITY_AUTHORITY_HOST",
            authority ?? DefaultImds
        )
        {
            IsOnPipelineAgent = Value(variables, "TF_BUILD") is not null,
        };
    }

    /// <summary>Whether this host can give out a token for that identity (protocol.md 1.13).</summary>
    public bool Accepts(ManagedIdentityReference identity) => identity.Kind == ManagedIdentityIdKind.SystemAssigned || Kind switch
    {
        ManagedIdentityHostKind.AppService or ManagedIdentityHostKind.Imds => true,
        ManagedIdentityHostKind.MachineLearning => identity.Kind == ManagedIdentityIdKind.ClientId,
        _ => false,
    };

    public override string ToString() => $"{Name} at {Address} (detected by {Evidence})";

    private static ManagedIdentityHost Arc(string evidence, string endpoint) =>
        new(ManagedIdentityHostKind.Arc, "Azure Arc", evidence, endpoint);

    // One protocol, several products: each identifies itself by a variable of its own.
    private static string PlatformName(VariableReader variables)
    {
        if (IsAutomation(variables)) return AutomationName;
        if (Value(variables, "FUNCTIONS_WORKER_RUNTIME") is not null) return "Azure Functions";
        return Value(variables, "CONTAINER_APP_NAME") is not null ? "Container Apps" : "App Service";
    }

    private static bool IsAutomation(VariableReader variables) =>
        Value(variables, "AZUREPS_HOST_ENVIRONMENT") is { } host && host.StartsWith("AzureAutomation", StringComparison.OrdinalIgnoreCase);

    private static string ArcAgent(VariableReader variables) =>
        Path.DirectorySeparatorChar == '\\'
            ? Path.Combine(Value(variables, "ProgramFiles") ?? @"C:\Program Files", "AzureConnectedMachineAgent", "himds.exe")
            : "/opt/azcmagent/bin/himds";

    private static string? Value(VariableReader variables, string name) => variables(name) is { Length: > 0 } value ? value : null;
}
