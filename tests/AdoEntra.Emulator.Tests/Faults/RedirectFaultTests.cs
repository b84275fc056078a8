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

    [Theory]
    [InlineData(RedirectTarget.NetworkPath, "//{foreign}/" + Projects)]
    [InlineData(RedirectTarget.SameHost, "http://{here}/MyOrg/_apis/connectionData?api-version=7.1-preview.1")]
    [InlineData(RedirectTarget.OtherScheme, "ftp://{here}/" + Projects)]
    [InlineData(RedirectTarget.Relative, "projects?api-version=7.1")]
    [InlineData(RedirectTarget.Loop, "http://{here}/" + Projects)]
    public async Task Target_OtherThanForeign_IsSaidAsItsNameSays(RedirectTarget target, string expected)
    {
        expected = expected.Replace("{here}", Emulator.BaseUri.Authority, StringComparison.Ordinal)
            .Replace("{foreign}", Emulator.ForeignUri.Authority, StringComparison.Ordinal);
        foreach (var status in (int[])[301, 302, 303, 307, 308])
        {
            Emulator.Faults.Set(EmulatedRoute.Projects, new RedirectFault { Target = target, Status = status });

            using var answer = await CallAsync(Projects);

            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal(expected, answer.Header("Location"));
        }
    }

    [Fact]
    public async Task Relative_Resolved_IsTheSameAddress()
    {
        Emulator.Faults.Set(EmulatedRoute.Repositories, new RedirectFault { Target = RedirectTarget.Relative, Times = 1 });
        var asked = new Uri(Emulator.BaseUri, "MyOrg/Gr%C3%BCn%20%26%20Blau%20%231%20100%25/_apis/git/repositories?api-version=7.1");

        using var redirect = await CallAsync(asked.PathAndQuery[1..]);

        Assert.Equal(asked, new Uri(asked, redirect.Header("Location")!));
    }

    [Fact]
    public async Task Loop_AtTheStorageHost_StaysThere()
    {
        Emulator.Faults.Set(EmulatedRoute.Blob, new RedirectFault { Target = RedirectTarget.Loop });
        using var client = Calls.NewClient(Emulator.BlobUri);

        using var answer = await client.GetAsync(new Uri("a/b?c=d", UriKind.Relative));

        Assert.Equal(Emulator.BlobUri + "a/b?c=d", answer.Header("Location"));
    }

    [Fact]
    public async Task Location_IsSentAsItWasSet()
    {
        const string Odd = "https://dev.azure.com@{evil}:443\\..//?x=%zz";
        Emulator.Faults.Set(EmulatedRoute.Projects, new RedirectFault { Target = RedirectTarget.Loop, Location = Odd });

        using var answer = await CallAsync(Projects);

        Assert.Equal(Odd, answer.Header("Location"));
    }

    [Fact]
    public async Task ForeignHost_ClientThatFollowsWithItsCredential_IsFoundOut()
    {
        using var client = Calls.NewClient(Emulator.ForeignUri);

        var answer = await (
            await client.SendAsync(Calls.Request(HttpMethod.Get, Projects, ("Authorization", "Bearer leaked")))
        ).JsonAsync();

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
