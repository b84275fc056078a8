using System.Net;
using System.Net.Sockets;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>The search for a host of managed identities, in a process of its own.</summary>
public sealed class HostSearchTests : ToolTests
{
    // How long the wait for the metadata service is, Core's NoHostTests say: not as long as for the whole sign-in, or it would be that
    // which timed out.
    [Fact]
    public async Task NoManagedIdentityHere_IsSaid_AfterASearchWithoutResponse()
    {
        // Takes connections and never answers, as a network that swallows packets does; so the whole of the limit is waited for.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        string address = $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}";
        using ToolProcess tool = ToolProcess.Start(Emulator, OnAMachineWithout, [.. "projects --verbose".Split(' '), .. Identity]);

        using Socket asked = await silent.AcceptSocketAsync(Patience.Token);
        ToolOutcome outcome = await tool.EndAsync();

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains(
            "adoentra: CredentialUnavailable: No managed identity is available on this machine",
            outcome.Error,
            StringComparison.Ordinal
        );

        void OnAMachineWithout(IDictionary<string, string?> variables)
        {
            foreach (string name in Emulator.Variables().Keys.Where(static name => name != "ADOENTRA_EMULATOR_URL")) variables.Remove(name);
            variables["AZURE_POD_IDENTITY_AUTHORITY_HOST"] = address;
        }
    }

    [Fact]
    public async Task Metadata_IsUsedOnAVirtualMachine()
    {
        ToolOutcome outcome;
        int tries = 0;
        do
        {
            outcome = await ToolProcess.RunAsync(
                Emulator,
                variables => Emulator.ApplyTo(variables, EmulatedHost.Imds),
                [.. "projects SecretSauce --output tsv".Split(' '), .. Identity]
            );
        }
        // The emulator was not let run for that long: nothing else can keep it from answering.
        while (
            outcome.Error.Contains("did not answer as the metadata service of a VM does, within 2 s", StringComparison.Ordinal)
            && ++tries < 10
        );

        Assert.Single(outcome.Succeeded().Lines);
        Assert.NotEmpty(Emulator.Requests.List(EmulatedRoute.Imds));
    }
}
