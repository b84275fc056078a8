using System.Net;
using AdoEntra.Emulator.ManagedIdentity;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.ManagedIdentity;

/// <summary>The versions that clients ask the Arc agent with: those for .NET and Python the older, the one for Node the newer.</summary>
public sealed class ArcVersionTests
{
    [ArcTheory]
    [InlineData("2019-11-01", HttpStatusCode.Unauthorized)]
    [InlineData("2020-06-01", HttpStatusCode.Unauthorized)]
    [InlineData("2018-02-01", HttpStatusCode.BadRequest)]
    public async Task Get_Version_IsAskedForTheFileOrRefused(string version, HttpStatusCode expected)
    {
        await using var running = await CheckedEmulator.StartAsync(new EmulatorOptions { Arc = true });
        using var client = Calls.NewClient(running.Host.BaseUri);

        using var response = await client.SendAsync(Calls.Request(
            HttpMethod.Get, $"arc/token?api-version={version}&resource=499b84ac-1321-427f-aa17-267ca6975798", ("Metadata", "true")));

        Assert.Equal(expected, response.StatusCode);
    }

    private sealed class ArcTheoryAttribute : TheoryAttribute
    {
        public ArcTheoryAttribute() => Skip = ArcKey.Problem;
    }
}
