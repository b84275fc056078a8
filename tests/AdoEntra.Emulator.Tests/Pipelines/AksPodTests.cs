using Azure.Core;
using Azure.Identity;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Pipelines;

[Collection(ChangedEnvironment.Collection)]
public sealed class AksPodTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoentra-emulator-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task WorkloadIdentityCredential_VariablesAlone_GetAToken()
    {
        await using var running = await CheckedEmulator.StartAsync(
            new EmulatorOptions { Entra = true, FilesDirectory = _folder.FullName });
        var emulator = running.Host;
        using var handler = emulator.CreateHandler();
        using var client = new HttpClient(handler);
        using var environment = new ChangedEnvironment(emulator, EmulatedHost.AksPod);
        var credential = new WorkloadIdentityCredential(new WorkloadIdentityCredentialOptions
        {
            DisableInstanceDiscovery = true, Transport = new Azure.Core.Pipeline.HttpClientTransport(client),
        });

        var token = await credential.GetTokenAsync(
            new TokenRequestContext(["499b84ac-1321-427f-aa17-267ca6975798/.default"]), CancellationToken.None);

        Assert.Equal("federated-app", emulator.State.Tokens.Issued.Single(issued => issued.Value == token.Token).Identity.Name);
        Assert.StartsWith(
            _folder.FullName, emulator.Variables(EmulatedHost.AksPod)["AZURE_FEDERATED_TOKEN_FILE"], StringComparison.Ordinal);
    }
}
