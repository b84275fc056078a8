using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Faults;

public sealed class RedirectFaultTests : EmulatorTests
{
    private const string Projects = "MyOrg/_apis/projects?api-version=7.1";

    [Fact]
    public async Task SignIn_IsARedirectToTheSignInPage()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new RedirectFault());

        using var answer = await CallAsync(Projects);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(Emulator.BaseUri + "_signin?", answer.Header("Location"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task Foreign_LeadsToTheSamePathOnAnotherPort(int status)
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new RedirectFault { Target = RedirectTarget.Foreign, Status = status });

        using var answer = await CallAsync(Projects);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(Emulator.ForeignUri + Projects, answer.Header("Location"));
        Assert.NotEqual(Emulator.BaseUri.Port, Emulator.ForeignUri.Port);
    }

    [Fact]
    public async Task ForeignHost_ClientThatFollowsWithItsCredential_IsFoundOut()
    {
        using var client = Calls.NewClient(Emulator.ForeignUri);

        var answer = await (await client.SendAsync(Calls.Request(HttpMethod.Get, Projects, ("Authorization", "Bearer leaked")))).JsonAsync();

        Assert.Equal(0, answer.GetProperty("count").GetInt32());
        var seen = Assert.Single(Emulator.ForeignRequests.List());
        Assert.Equal("/" + Projects, seen.Target);
        Assert.Equal("Bearer leaked", seen.Headers["Authorization"]);
        Assert.Empty(Emulator.Requests.List());
    }

    [Fact]
    public async Task ForeignHost_IsFaultedByNothing()
    {
        Emulator.Faults.Set(EmulatedRoute.Any, new StatusFault { Status = 500 });
        using var client = Calls.NewClient(Emulator.ForeignUri);

        using var answer = await client.GetAsync(new Uri("_emulator/health", UriKind.Relative));

        Assert.Equal("""{"count":0,"value":[]}""", await answer.Content.ReadAsStringAsync());
    }
}
