using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Routing;

public sealed class ServiceHeaderTests : EmulatorTests
{
    [Theory]
    [InlineData("MyOrg/_apis/connectionData", true)]
    [InlineData("MyOrg/_apis/connectionData", false)]
    [InlineData("MyOrg/_apis/projects/none?api-version=7.1", true)]
    public async Task Answer_OfAnyKind_CanBeTraced(string target, bool signedIn)
    {
        using var answer = signedIn ? await CallAsync(target) : await GetAsync(target);

        foreach (var name in new[] { "ActivityId", "X-VSS-E2EID", "X-TFS-ProcessId", "X-TFS-Session", "X-VSS-SenderDeploymentId" })
        {
            Assert.True(Guid.TryParse(answer.Header(name), out _), name);
        }

        Assert.StartsWith("VstsSession=", answer.Header("Set-Cookie"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_ToASession_EchoesItUnderAnActivityOfItsOwn()
    {
        var session = Guid.NewGuid().ToString();

        using var one = await CallAsync("MyOrg/_apis/connectionData", null, ("X-TFS-Session", session));
        using var other = await CallAsync("MyOrg/_apis/connectionData", null, ("X-TFS-Session", session));

        Assert.Equal(session, one.Header("X-TFS-Session"));
        Assert.Equal(session, other.Header("X-TFS-Session"));
        Assert.NotEqual(one.Header("ActivityId"), other.Header("ActivityId"));
    }

    [Fact]
    public async Task Answer_CompressionNotAskedOfTheEmulator_ComesAsItIs()
    {
        using var answer = await CallAsync("MyOrg/_apis/connectionData", null, ("Accept-Encoding", "gzip"));

        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Null(answer.Header("Vary"));
    }

    [Fact]
    public async Task Answer_OutsideAnOrganization_HasNoneOfThem()
    {
        using var answer = await GetAsync("msi/token");

        Assert.Null(answer.Header("ActivityId"));
        Assert.Null(answer.Header("Set-Cookie"));
    }
}
