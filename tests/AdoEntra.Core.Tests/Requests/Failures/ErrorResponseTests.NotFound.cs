using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Requests.Failures;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Requests.Failures;

/// <summary>What may not be there, or not be seen: who can change that differs.</summary>
public sealed partial class ErrorResponseTests
{
    [Fact]
    public async Task Read_NotFoundByAKnownIdentity_AdvisesThePermission()
    {
        using HttpResponseMessage response = Answer.Json(Body("VS800075: no"), 404).With("X-VSS-UserData", Member + ":builder");

        AdoServiceException failure = await RefusedAsync(response);

        Assert.Equal(ErrorIds.NotFound, failure.ErrorId);
        Assert.Contains("a project administrator has to add this identity", failure.RecommendedAction);
    }

    // What the job of a pipeline may see is not a matter of groups.
    [Theory]
    [InlineData("SystemAccessToken", Member + ":builder", true)]
    [InlineData(null, Member + ":Build\\1a2b", true)]
    [InlineData(null, Member + ":SecretSauce Build Service (MyOrg)", true)]
    [InlineData(null, Member + ":builder", false)]
    [InlineData("ManagedIdentity", Member + ":builder", false)]
    public async Task Read_NotFoundByAJob_AdvisesThePipeline(string? kind, string user, bool isJob)
    {
        using HttpResponseMessage response = Answer
            .Json(Body("TF401019: The Git repository with name or identifier x does not exist"), 404)
            .With("X-VSS-UserData", user);

        AdoServiceException failure = (await ReadAsync(response, kind: kind))!;

        Assert.Equal(isJob, failure.RecommendedAction.Contains("resources.repositories"));
        Assert.Equal(isJob, failure.RecommendedAction.Contains("Protect access to repositories"));
        Assert.Equal(!isJob, failure.RecommendedAction.Contains("Stakeholder"));
    }

    [Theory]
    [InlineData(
        "https://feeds.dev.azure.com/contoso/_apis/packaging/feeds/tools/packages",
        "includes the project: <project>/_apis/packaging/feeds/tools"
    )]
    [InlineData(
        "https://pkgs.dev.azure.com/contoso/_apis/packaging/feeds/tools/nuget/packages/x/versions/1",
        "includes the project"
    )]
    [InlineData("https://feeds.dev.azure.com/contoso/p/_apis/packaging/feeds/tools", "has to grant this identity access")]
    public async Task Read_NotFoundOfAFeed_IsNotAboutRepositories(string address, string advice)
    {
        using HttpResponseMessage response = Answer.Empty(404).With("X-VSS-UserData", Member + ":builder");

        AdoServiceException failure = (await ReadAsync(response, address: address))!;

        Assert.Contains(advice, failure.RecommendedAction);
        Assert.DoesNotContain("repositories", failure.RecommendedAction);
    }
}
