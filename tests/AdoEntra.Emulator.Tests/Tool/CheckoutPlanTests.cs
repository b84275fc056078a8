using System.Text;
using System.Text.Json;
using AdoEntra.Connections.Organizations;
using AdoEntra.Errors;
using AdoEntra.Tool.Git;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>What git is to do for a pull request: of the repository itself, or of a fork.</summary>
public sealed class CheckoutPlanTests
{
    private const string Fork = """
        "forkSource":{"name":"refs/heads/topic","repository":{"id":"f1","name":"api.fork",
        "remoteUrl":"https://dev.azure.com/o/P/_git/api.fork","project":{"id":"p1","name":"P"} } },
        """;

    private static readonly CloneRemote s_own = new("origin", "https://dev.azure.com/o/P/_git/api", new("o", "P", "api"));
    private static readonly CloneRemote s_fork = new("mine", "https://dev.azure.com/o/P/_git/api.fork", new("o", "p1", "API.fork"));

    [Fact]
    public void Own_IsFetchedToItsRemoteAndFollowed()
    {
        CheckoutPlan plan = CheckoutPlan.Of(Request(string.Empty), [s_own], null);

        Assert.Equal(("origin", "+refs/heads/topic:refs/remotes/origin/topic"), (plan.Remote, plan.RefSpec));
        Assert.Equal(["checkout --quiet --track -b topic refs/remotes/origin/topic --"], Steps(plan, isThere: false));
        Assert.Equal(
            ["checkout --quiet topic --", "merge --quiet --ff-only refs/remotes/origin/topic"],
            Steps(plan, isThere: true)
        );
    }

    [Fact]
    public void Fork_NoRemote_IsFetchedByItsAddress()
    {
        CheckoutPlan plan = CheckoutPlan.Of(Request(Fork), [s_own], "review");

        Assert.Equal(("https://dev.azure.com/o/P/_git/api.fork", "+refs/heads/topic:refs/adoentra/pull/7"), (plan.Remote, plan.RefSpec));
        Assert.Equal(["checkout --quiet --no-track -b review refs/adoentra/pull/7 --"], Steps(plan, isThere: false));
    }

    [Fact]
    public void Fork_ThatIsARemote_IsFollowed()
    {
        CheckoutPlan plan = CheckoutPlan.Of(Request(Fork), [s_own, s_fork], null);

        Assert.Equal(("mine", "+refs/heads/topic:refs/remotes/mine/topic"), (plan.Remote, plan.RefSpec));
    }

    [Theory]
    [InlineData("-f")]
    [InlineData("")]
    [InlineData("refs/heads/x")]
    public void Name_ThatIsNone_IsRefused(string name) =>
        Assert.Equal(
            ErrorIds.InvalidRequest,
            Assert.Throws<AdoConnectionException>(() => CheckoutPlan.Of(Request(string.Empty), [s_own], name)).ErrorId
        );

    [Fact]
    public void CloneOfAnother_IsRefused()
    {
        CloneRemote other = new("origin", "https://dev.azure.com/o/P/_git/web", new RepositoryReference("o", "P", "web"));

        Assert.Throws<AdoConnectionException>(() => CheckoutPlan.Of(Request(string.Empty), [other], null));
        Assert.Throws<AdoConnectionException>(() => CheckoutPlan.Of(Request(Fork), [other], null));
    }

    [Fact]
    public void CloneOfAnother_TheCommandThatIsNamed_CanBeTyped()
    {
        var refused = Assert.Throws<AdoConnectionException>(() => CheckoutPlan.Of(Request(string.Empty), [], null));

        Assert.EndsWith("git clone https://dev.azure.com/o/P/_git/api", refused.RecommendedAction, StringComparison.Ordinal);
    }

    private static string[] Steps(CheckoutPlan plan, bool isThere) =>
        [.. plan.Steps(isThere).Select(static step => string.Join(' ', step.Arguments))];

    private static AdoPullRequest Request(string fork)
    {
        string json = $$"""
            {"pullRequestId":7,"sourceRefName":"refs/heads/topic",{{fork}}
            "repository":{"id":"r1","name":"api","remoteUrl":"https://o@dev.azure.com/o/P/_git/api","project":{"id":"p1","name":"P"} } }
            """;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return AdoPullRequest.Reader.ForResponse()(ref reader);
    }
}
