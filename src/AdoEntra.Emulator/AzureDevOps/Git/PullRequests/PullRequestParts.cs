using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Git.PullRequests;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.PullRequests;

/// <summary>
/// <c>…/pullRequests/{pullRequestId}/labels[/{idOrName}]</c> and <c>…/workitems</c>. [D] git-7.1 <c>Pull Request Labels_*</c>, <c>Pull
/// Request Work Items_List</c>; not paged. A work item belongs to it where it says so too, by a relation.
/// </summary>
internal static class PullRequestParts
{
    private const string OfPullRequest = "{project?}/_apis/{area}/repositories/{repositoryId}/pullRequests/{pullRequestId}/";

    public static ResourceLocation Labels { get; } = new()
    {
        Id = new("f22387e3-984e-4c52-9c6d-fbb8f14c812d"),
        Route = new("pullRequestLabels"),
        Area = "git",
        ResourceName = "pullRequestLabels",
        Template = OfPullRequest + "labels/{labelIdOrName?}",
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = AnswerLabelsAsync,
            [HttpMethods.Post] = AddLabelAsync,
            [HttpMethods.Delete] = RemoveLabelAsync,
        },
    };

    public static ResourceLocation WorkItems { get; } = new()
    {
        Id = new("0a637fcc-5370-4ce8-b0e8-98091f5f9482"),
        Route = new("pullRequestWorkItems"),
        Area = "git",
        ResourceName = "pullRequestWorkItems",
        Template = OfPullRequest + "workitems",
        Operations = new Dictionary<string, ResourceOperation>
        {
            [HttpMethods.Get] = call =>
            {
                var (home, pullRequest) = Find(call);
                return BodyJson.AnswerPageAsync(call.Exchange, PullRequestListing.WorkItems(call, home, pullRequest));
            },
        },
    };

    private static Task AnswerLabelsAsync(ResourceCall call)
    {
        var (home, pullRequest) = Find(call);
        var url = PullRequestListing.Url(call, home, pullRequest);
        return call.Value("labelIdOrName") is null
            ? BodyJson.AnswerPageAsync(call.Exchange, pullRequest.Labels.Select(label => PullRequestListing.Label(url, label)))
            : BodyJson.AnswerAnyAsync(call.Exchange, PullRequestListing.Label(url, FindLabel(call, pullRequest)));
    }

    private static async Task AddLabelAsync(ResourceCall call)
    {
        var (home, pullRequest) = Find(call);
        var name = (await ResourceBody.ReadObjectAsync(call)).MemberText("name")
            ?? throw new ServiceRefusalException(ServiceErrors.InvalidMember("name", "it is missing."));
        call.Organization.PullRequests.Change(pullRequest, one => one with
        {
            Labels = [.. one.Labels.Where(known => !known.Equals(name, StringComparison.OrdinalIgnoreCase)), name],
        });
        await BodyJson.AnswerAnyAsync(
            call.Exchange, PullRequestListing.Label(PullRequestListing.Url(call, home, pullRequest), name));
    }

    private static Task RemoveLabelAsync(ResourceCall call)
    {
        var (_, pullRequest) = Find(call);
        var label = FindLabel(call, pullRequest);
        call.Organization.PullRequests.Change(pullRequest, one => one with { Labels = [.. one.Labels.Where(known => known != label)] });
        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status200OK);
    }

    private static string FindLabel(ResourceCall call, PullRequest pullRequest)
    {
        var text = call.Value("labelIdOrName") ?? throw new ServiceRefusalException(
            ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        return pullRequest.Labels.FirstOrDefault(label => label.Equals(text, StringComparison.OrdinalIgnoreCase)
                || PullRequestListing.Label(string.Empty, label).Id.ToString() == text)
            ?? throw new ServiceRefusalException(GitErrors.NoLabel(text));
    }

    private static (RepositoryHome Home, PullRequest PullRequest) Find(ResourceCall call)
    {
        var home = RepositoryHome.FindReadable(call);
        return (home, PullRequestsRoute.Find(call, home));
    }
}
