using System.Net;
using Azure.Core;
using Azure.Identity;
using AdoEntra.Emulator.ManagedIdentity;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.ManagedIdentity;

[Collection(ChangedEnvironment.Collection)]
public sealed class ArcTests
{
    private const string Target = "arc/token?api-version=2019-11-01&resource=499b84ac-1321-427f-aa17-267ca6975798";

    [ArcFact]
    public async Task GetToken_Arc_ReadsTheKeyFileWhichIsGoneAfterwards()
    {
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
            using var client = Calls.NewClient(emulator.BaseUri);
            using var challenge = await client.SendAsync(Calls.Request(HttpMethod.Get, Target, ("Metadata", "true")));
            file = challenge.Header("WWW-Authenticate")!["Basic realm=".Length..];
            Assert.True(File.Exists(file));
        }

        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("missing", false)]
    [InlineData("there", true)]
    [InlineData("in use", true)]
    public void Dispose_Folders_AreRemovedOnlyIfTheyWereMadeForTheFile(string folder, bool stays)
    {
        // Not the real folder: that may be another agent's, and in use.
        var root = Directory.CreateTempSubdirectory("adoentra-emulator-");
        var (agent, tokens) = (Path.Combine(root.FullName, "agent"), Path.Combine(root.FullName, "agent", "tokens"));
        if (folder == "there")
        {
            Directory.CreateDirectory(tokens);
        }

        var key = ArcKey.CreateIn(tokens);
        Assert.Equal(key.Content, File.ReadAllText(key.Path));
        var other = folder == "in use" ? ArcKey.CreateIn(tokens) : null;

        key.Dispose();

        Assert.False(File.Exists(key.Path));
        Assert.Equal(stays, Directory.Exists(tokens));
        Assert.Equal(stays, Directory.Exists(agent));
        Assert.Equal(folder == "in use", other is not null && File.Exists(other.Path));
        root.Delete(recursive: true);
    }

    [ArcFact]
    public async Task Get_Arc_WantsTheContentOfTheFile()
    {
        await using var running = await CheckedEmulator.StartAsync(new EmulatorOptions { Arc = true });
        var emulator = running.Host;
        using var client = Calls.NewClient(emulator.BaseUri);

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
