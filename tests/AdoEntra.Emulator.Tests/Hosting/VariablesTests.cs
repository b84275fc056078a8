using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Hosting;

public sealed class VariablesTests() : EmulatorTests(new EmulatorOptions { Entra = true })
{
    [Fact]
    public void Variables_AppService_LeadToTheEndpointAndTheService()
    {
        var variables = Emulator.Variables();

        Assert.Equal(["ADOENTRA_EMULATOR_URL", "AZURE_AUTHORITY_HOST", "IDENTITY_ENDPOINT", "IDENTITY_HEADER"], variables.Keys.Order());
        Assert.Equal($"http://127.0.0.1:{Emulator.BaseUri.Port}", variables["ADOENTRA_EMULATOR_URL"]);
        Assert.Equal($"http://127.0.0.1:{Emulator.BaseUri.Port}/msi/token", variables["IDENTITY_ENDPOINT"]);
        Assert.NotEmpty(variables["IDENTITY_HEADER"]);
    }

    [Fact]
    public void Variables_Imds_LeadToTheMetadataServiceAlone()
    {
        var variables = Emulator.Variables(EmulatedHost.Imds);

        Assert.Equal(["ADOENTRA_EMULATOR_URL", "AZURE_AUTHORITY_HOST", "AZURE_POD_IDENTITY_AUTHORITY_HOST"], variables.Keys.Order());
        Assert.Equal(variables["ADOENTRA_EMULATOR_URL"], variables["AZURE_POD_IDENTITY_AUTHORITY_HOST"]);
    }

    [Theory]
    [InlineData(EmulatedHost.Automation, "AZUREPS_HOST_ENVIRONMENT IDENTITY_ENDPOINT IDENTITY_HEADER MSI_ENDPOINT MSI_SECRET")]
    [InlineData(EmulatedHost.HybridWorker, "AZUREPS_HOST_ENVIRONMENT MSI_ENDPOINT MSI_SECRET")]
    [InlineData(EmulatedHost.MachineLearning, "DEFAULT_IDENTITY_CLIENT_ID MSI_ENDPOINT MSI_SECRET")]
    [InlineData(EmulatedHost.CloudShell, "MSI_ENDPOINT")]
    [InlineData(EmulatedHost.ServiceFabric, "IDENTITY_ENDPOINT IDENTITY_HEADER IDENTITY_SERVER_THUMBPRINT")]
    [InlineData(
        EmulatedHost.GitHubActions,
        "ACTIONS_ID_TOKEN_REQUEST_TOKEN ACTIONS_ID_TOKEN_REQUEST_URL AZURE_CLIENT_ID AZURE_TENANT_ID GITHUB_ACTIONS")]
    [InlineData(
        EmulatedHost.AzurePipelines,
        "AZURESUBSCRIPTION_CLIENT_ID AZURESUBSCRIPTION_SERVICE_CONNECTION_ID AZURESUBSCRIPTION_TENANT_ID SYSTEM_ACCESSTOKEN "
        + "SYSTEM_COLLECTIONURI SYSTEM_OIDCREQUESTURI SYSTEM_TEAMFOUNDATIONCOLLECTIONURI SYSTEM_TEAMPROJECT TF_BUILD")]
    public void Variables_OtherHosts_AreThoseThatDecide(EmulatedHost host, string names)
    {
        var variables = Emulator.Variables(host).Keys.Except(["ADOENTRA_EMULATOR_URL", "AZURE_AUTHORITY_HOST"]);

        Assert.Equal(names.Split(' '), variables.Order());
        Assert.Empty(EmulatorHost.ClearedVariables(host).Intersect(variables));
    }

    [Theory]
    [InlineData(EmulatedHost.ServiceFabric, "Entra")]
    [InlineData(EmulatedHost.Arc, "Arc")]
    [InlineData(EmulatedHost.AksPod, "FilesDirectory")]
    public async Task Variables_HostThatWasNotAskedFor_SaysWhichOptionItNeeds(EmulatedHost host, string option)
    {
        await using var running = await CheckedEmulator.StartAsync();
        var emulator = running.Host;

        var refusal = Assert.Throws<InvalidOperationException>(() => emulator.Variables(host));

        Assert.Contains("EmulatorOptions." + option, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EmulatedHost.AppService)]
    [InlineData(EmulatedHost.Imds)]
    [InlineData(EmulatedHost.Automation)]
    [InlineData(EmulatedHost.HybridWorker)]
    [InlineData(EmulatedHost.MachineLearning)]
    [InlineData(EmulatedHost.CloudShell)]
    [InlineData(EmulatedHost.ServiceFabric)]
    [InlineData(EmulatedHost.GitHubActions)]
    [InlineData(EmulatedHost.AzurePipelines)]
    public void ApplyTo_EnvironmentFullOfOtherHosts_LeavesThisOneOnly(EmulatedHost host)
    {
        // What decides between the hosts, and what turns a managed identity into a federated exchange (protocol 1.11, 1.12).
        string[] deciding =
        [
            "IDENTITY_ENDPOINT", "IDENTITY_HEADER", "IDENTITY_SERVER_THUMBPRINT", "IMDS_ENDPOINT", "MSI_ENDPOINT", "MSI_SECRET",
            "AZURE_POD_IDENTITY_AUTHORITY_HOST", "AZURE_FEDERATED_TOKEN_FILE", "AZURE_TENANT_ID", "AZURE_CLIENT_ID",
            "AZURE_TOKEN_CREDENTIALS", "AZURE_AUTHORITY_HOST", "AZURE_CLIENT_SECRET", "DEFAULT_IDENTITY_CLIENT_ID",
            "ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "SYSTEM_ACCESSTOKEN", "SYSTEM_OIDCREQUESTURI",
            "ARM_CLIENT_ID", "AZDO_PERSONAL_ACCESS_TOKEN",
        ];
        var environment = deciding.ToDictionary(name => name, _ => (string?)"something else");
        environment["PATH"] = "/bin";

        Emulator.ApplyTo(environment, host);

        var expected = Emulator.Variables(host).ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
        expected["PATH"] = "/bin";
        Assert.Equal(expected.OrderBy(pair => pair.Key), environment.OrderBy(pair => pair.Key));
    }
}
