using System.Net;
using Azure.Core;
using Azure.Identity;
using AdoEntra.Emulator.ManagedIdentity;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.ManagedIdentity;

[Collection(ChangedEnvironment.Collection)]
public sealed class ArcTests
{
    [ArcFact]
    public async Task GetToken_Arc_ReadsTheKeyFileWhichIsGoneAfterwards()
    {
        var folderWasThere = Directory.Exists("/var/opt/azcmagent");
        var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Arc = true });
        string file;
        await using (emulator)
        {
            using var environment = new ChangedEnvironment(emulator, EmulatedHost.Arc);
            var credential = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);

            var token = await credential.GetTokenAsync(
                new TokenRequestContext(["https://management.core.windows.net/.default"]), CancellationToken.None);

            Assert.Same(
                emulator.State.SystemAssigned,
                emulator.State.Tokens.Issued.Single(issued => issued.Value == token.Token).Identity);
            var requests = emulator.Requests.List(EmulatedRoute.Arc);
            Assert.Equal([false, true], requests.Select(request => request.Headers.ContainsKey("Authorization")));
            file = Directory.GetFiles("/var/opt/azcmagent/tokens", "emulator-*.key").Single();
        }

        Assert.False(File.Exists(file));
        Assert.Equal(folderWasThere, Directory.Exists("/var/opt/azcmagent"));
    }

    [ArcFact]
    public async Task Get_Arc_WantsTheContentOfTheFile()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Arc = true });
        using var client = Calls.NewClient(emulator.BaseUri);
        const string Target = "arc/token?api-version=2019-11-01&resource=499b84ac-1321-427f-aa17-267ca6975798";

        using var challenge = await client.SendAsync(Calls.Request(HttpMethod.Get, Target, ("Metadata", "true")));
        using var wrong = await client.SendAsync(
            Calls.Request(HttpMethod.Get, Target, ("Metadata", "true"), ("Authorization", "Basic abc")));
        using var bare = await client.SendAsync(Calls.Request(HttpMethod.Get, Target));

        Assert.Equal(HttpStatusCode.Unauthorized, challenge.StatusCode);
        Assert.Matches("^Basic realm=/var/opt/azcmagent/tokens/emulator-[0-9a-f-]{36}\\.key$", challenge.Header("WWW-Authenticate"));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
    }

    /// <summary>A test that needs root on Linux without a real agent; skipped elsewhere, with the emulator's own reason.</summary>
    private sealed class ArcFactAttribute : FactAttribute
    {
        public ArcFactAttribute() => Skip = ArcKey.Problem;
    }
}
