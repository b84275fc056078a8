using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

/// <summary>Which host is chosen: the rows of protocol 1.12, in their order.</summary>
public sealed class ManagedIdentityHostTests
{
    private const string Endpoint = "http://127.0.0.1:41234/msi/token";
    private const string MsiEndpoint = "http://127.0.0.1:50342/oauth2/token";
    private const string Id = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private static readonly string s_arcAgent =
        Path.DirectorySeparatorChar == '\\' ? @"C:\Program Files\AzureConnectedMachineAgent\himds.exe" : "/opt/azcmagent/bin/himds";

    private static ManagedIdentityReference Client => ManagedIdentityReference.Create(Id, null, null);

    private static ManagedIdentityReference Principal => ManagedIdentityReference.Create(null, Id, null);

    private static ManagedIdentityReference Resource =>
        ManagedIdentityReference.Create(
            null,
            null,
            $"/subscriptions/{Id}/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/n"
        );

    // The variables that are set (each to a value of its own), whether the Arc agent's program is there, the host.
    [Theory]
    [InlineData("IDENTITY_ENDPOINT IDENTITY_HEADER IDENTITY_SERVER_THUMBPRINT", false, "Service Fabric", Endpoint)]
    [InlineData("IDENTITY_ENDPOINT IDENTITY_HEADER", false, "App Service", Endpoint)]
    [InlineData("MSI_ENDPOINT MSI_SECRET", false, "Machine Learning", MsiEndpoint)]
    [InlineData("MSI_ENDPOINT", false, "Cloud Shell", MsiEndpoint)]
    [InlineData("IDENTITY_ENDPOINT IMDS_ENDPOINT", false, "Azure Arc", Endpoint)]
    [InlineData("", true, "Azure Arc", "http://127.0.0.1:40342/metadata/identity/oauth2/token")]
    [InlineData("", false, "the Azure instance metadata service", "http://169.254.169.254")]
    [InlineData("AZURE_POD_IDENTITY_AUTHORITY_HOST", false, "the Azure instance metadata service", "http://127.0.0.1:4141")]
    // Where two rows fit, the earlier one holds.
    [InlineData("IDENTITY_ENDPOINT IDENTITY_HEADER MSI_ENDPOINT MSI_SECRET", false, "App Service", Endpoint)]
    [InlineData("IDENTITY_ENDPOINT IDENTITY_HEADER IMDS_ENDPOINT", true, "App Service", Endpoint)]
    [InlineData("IDENTITY_ENDPOINT MSI_ENDPOINT MSI_SECRET IMDS_ENDPOINT", false, "Machine Learning", MsiEndpoint)]
    [InlineData("IDENTITY_ENDPOINT MSI_ENDPOINT IMDS_ENDPOINT", true, "Cloud Shell", MsiEndpoint)]
    [InlineData("IDENTITY_ENDPOINT IMDS_ENDPOINT AZURE_POD_IDENTITY_AUTHORITY_HOST", false, "Azure Arc", Endpoint)]
    [InlineData("AZURE_POD_IDENTITY_AUTHORITY_HOST", true, "Azure Arc", "http://127.0.0.1:40342/metadata/identity/oauth2/token")]
    // Half a row is none.
    [InlineData("IDENTITY_ENDPOINT", false, "the Azure instance metadata service", "http://169.254.169.254")]
    [InlineData("IDENTITY_HEADER", false, "the Azure instance metadata service", "http://169.254.169.254")]
    [InlineData("IDENTITY_HEADER IDENTITY_SERVER_THUMBPRINT", false, "the Azure instance metadata service", "http://169.254.169.254")]
    [InlineData("MSI_SECRET", false, "the Azure instance metadata service", "http://169.254.169.254")]
    [InlineData("IMDS_ENDPOINT", false, "the Azure instance metadata service", "http://169.254.169.254")]
    public void Detect_Variables_GiveTheHostOfTheLibrary(string set, bool arcAgent, string name, string endpoint)
    {
        ManagedIdentityHost host = Detect(set, arcAgent);

        Assert.Equal(name, host.Name);
        Assert.Equal(endpoint, host.Endpoint);
        Assert.Equal(host.Kind == ManagedIdentityHostKind.Imds, host.MustBeProbed);
    }

    // The library takes them for one kind; people know them apart.
    [Theory]
    [InlineData(
        "IDENTITY_ENDPOINT IDENTITY_HEADER FUNCTIONS_WORKER_RUNTIME",
        nameof(ManagedIdentityHostKind.AppService),
        "Azure Functions"
    )]
    [InlineData("IDENTITY_ENDPOINT IDENTITY_HEADER CONTAINER_APP_NAME", nameof(ManagedIdentityHostKind.AppService), "Container Apps")]
    [InlineData(
        "IDENTITY_ENDPOINT IDENTITY_HEADER FUNCTIONS_WORKER_RUNTIME CONTAINER_APP_NAME",
        nameof(ManagedIdentityHostKind.AppService),
        "Azure Functions"
    )]
    [InlineData(
        "IDENTITY_ENDPOINT IDENTITY_HEADER AZUREPS_HOST_ENVIRONMENT",
        nameof(ManagedIdentityHostKind.AppService),
        "Azure Automation"
    )]
    [InlineData(
        "IDENTITY_ENDPOINT IDENTITY_HEADER MSI_ENDPOINT MSI_SECRET AZUREPS_HOST_ENVIRONMENT",
        nameof(ManagedIdentityHostKind.AppService),
        "Azure Automation"
    )]
    [InlineData(
        "MSI_ENDPOINT MSI_SECRET AZUREPS_HOST_ENVIRONMENT",
        nameof(ManagedIdentityHostKind.MachineLearning),
        "an Azure Automation hybrid worker"
    )]
    [InlineData("MSI_ENDPOINT AZUREPS_HOST_ENVIRONMENT", nameof(ManagedIdentityHostKind.CloudShell), "Cloud Shell")]
    [InlineData("AZUREPS_HOST_ENVIRONMENT", nameof(ManagedIdentityHostKind.Imds), "the Azure instance metadata service")]
    [InlineData("IDENTITY_ENDPOINT IMDS_ENDPOINT AZUREPS_HOST_ENVIRONMENT", nameof(ManagedIdentityHostKind.Arc), "Azure Arc")]
    [InlineData("FUNCTIONS_WORKER_RUNTIME CONTAINER_APP_NAME", nameof(ManagedIdentityHostKind.Imds), "the Azure instance metadata service")]
    public void Detect_Product_IsNamedAsItsUsersDo(string set, string kind, string name)
    {
        ManagedIdentityHost host = Detect(set);

        Assert.Equal((kind, name), (host.Kind.ToString(), host.Name));
    }

    // Az sets the variable elsewhere too.
    [Fact]
    public void Detect_OtherHostEnvironment_IsNotAutomation() =>
        Assert.Equal(
            "App Service",
            ManagedIdentityHost
                .Detect(
                    Variables.Of(("IDENTITY_ENDPOINT", Endpoint), ("IDENTITY_HEADER", "x"), ("AZUREPS_HOST_ENVIRONMENT", "VSTS/1.0")),
                    static _ => false
                )
                .Name
        );

    [Fact]
    public void Detect_EmptyVariables_AreNotSet() =>
        Assert.Equal(
            ManagedIdentityHost.ImdsName,
            ManagedIdentityHost
                .Detect(
                    Variables.Of(
                        ("IDENTITY_ENDPOINT", Endpoint),
                        ("IDENTITY_HEADER", ""),
                        ("MSI_ENDPOINT", ""),
                        ("IMDS_ENDPOINT", ""),
                        ("AZURE_POD_IDENTITY_AUTHORITY_HOST", "")
                    ),
                    static _ => false
                )
                .Name
        );

    [Fact]
    public void Detect_EachHost_TellsItsEvidence()
    {
        Assert.Equal("IDENTITY_ENDPOINT and IDENTITY_HEADER", Detect("IDENTITY_ENDPOINT IDENTITY_HEADER").Evidence);
        Assert.Equal("MSI_ENDPOINT and MSI_SECRET", Detect("MSI_ENDPOINT MSI_SECRET").Evidence);
        Assert.Equal(s_arcAgent, Detect("", arcAgent: true).Evidence);
        Assert.Equal("AZURE_POD_IDENTITY_AUTHORITY_HOST", Detect("AZURE_POD_IDENTITY_AUTHORITY_HOST").Evidence);
    }

    [Theory]
    [InlineData("IDENTITY_ENDPOINT IDENTITY_HEADER IDENTITY_SERVER_THUMBPRINT", false, false, false)]
    [InlineData("IDENTITY_ENDPOINT IDENTITY_HEADER", true, true, true)]
    [InlineData("MSI_ENDPOINT MSI_SECRET", true, false, false)]
    [InlineData("MSI_ENDPOINT", false, false, false)]
    [InlineData("IDENTITY_ENDPOINT IMDS_ENDPOINT", false, false, false)]
    [InlineData("", true, true, true)]
    public void Accepts_EachKindOfId_AsTheHostDoes(string set, bool client, bool principal, bool resource)
    {
        ManagedIdentityHost host = Detect(set);

        Assert.True(host.Accepts(ManagedIdentityReference.SystemAssigned));
        Assert.Equal((client, principal, resource), (host.Accepts(Client), host.Accepts(Principal), host.Accepts(Resource)));
    }

    private static ManagedIdentityHost Detect(string set, bool arcAgent = false)
    {
        string[] names = set.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return ManagedIdentityHost.Detect(name => names.Contains(name) ? Value(name) : null, path => arcAgent && path == s_arcAgent);
    }

    private static string Value(string name) => name switch
    {
        "IDENTITY_ENDPOINT" => Endpoint,
        "MSI_ENDPOINT" => MsiEndpoint,
        "AZURE_POD_IDENTITY_AUTHORITY_HOST" => "http://127.0.0.1:4141",
        "AZUREPS_HOST_ENVIRONMENT" => "AzureAutomation/1.0",
        _ => "value-of-" + name,
    };
}
