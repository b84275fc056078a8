using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Hosting;

public sealed class VariablesTests : EmulatorTests
{
    [Fact]
    public void Variables_AppService_LeadToTheEndpointAndTheService()
    {
        var variables = Emulator.Variables();

        Assert.Equal(["ADOENTRA_EMULATOR_URL", "IDENTITY_ENDPOINT", "IDENTITY_HEADER"], variables.Keys.Order());
        Assert.Equal($"http://127.0.0.1:{Emulator.BaseUri.Port}", variables["ADOENTRA_EMULATOR_URL"]);
        Assert.Equal($"http://127.0.0.1:{Emulator.BaseUri.Port}/msi/token", variables["IDENTITY_ENDPOINT"]);
        Assert.NotEmpty(variables["IDENTITY_HEADER"]);
    }

    [Fact]
    public void Variables_Imds_LeadToTheMetadataServiceAlone()
    {
        var variables = Emulator.Variables(EmulatedHost.Imds);

        Assert.Equal(["ADOENTRA_EMULATOR_URL", "AZURE_POD_IDENTITY_AUTHORITY_HOST"], variables.Keys.Order());
        Assert.Equal(variables["ADOENTRA_EMULATOR_URL"], variables["AZURE_POD_IDENTITY_AUTHORITY_HOST"]);
    }

    [Theory]
    [InlineData(EmulatedHost.AppService)]
    [InlineData(EmulatedHost.Imds)]
    public void ApplyTo_EnvironmentFullOfOtherHosts_LeavesThisOneOnly(EmulatedHost host)
    {
        // What decides between the hosts, and what turns a managed identity into a federated exchange (protocol 1.11, 1.12).
        string[] deciding =
        [
            "IDENTITY_ENDPOINT", "IDENTITY_HEADER", "IDENTITY_SERVER_THUMBPRINT", "IMDS_ENDPOINT", "MSI_ENDPOINT", "MSI_SECRET",
            "AZURE_POD_IDENTITY_AUTHORITY_HOST", "AZURE_FEDERATED_TOKEN_FILE", "AZURE_TENANT_ID", "AZURE_CLIENT_ID",
            "AZURE_TOKEN_CREDENTIALS",
        ];
        var environment = deciding.ToDictionary(name => name, _ => (string?)"something else");
        environment["PATH"] = "/bin";

        Emulator.ApplyTo(environment, host);

        var expected = Emulator.Variables(host).ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
        expected["PATH"] = "/bin";
        Assert.Equal(expected.OrderBy(pair => pair.Key), environment.OrderBy(pair => pair.Key));
    }
}
