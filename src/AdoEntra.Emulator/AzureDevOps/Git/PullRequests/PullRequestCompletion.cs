using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Policies;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Boards;
using AdoEntra.Emulator.Organizations.Git.Objects;
using AdoEntra.Emulator.Organizations.Git.PullRequests;

namespace AdoEntra.Emulator.AzureDevOps.Git.PullRequests;

/// <summary>Merges a pull request, at once or as soon as it may be.</summary>
internal static class PullRequestCompletion
{
    /// <summary>
    /// The same pull request, merged. [D] The caller says which commit of the source branch it has seen; another one by now is refused, and
    /// [C] so is one that is not named. [C] A draft is not merged.
    /// </summary>
    /// <exception cref="ServiceRefusalException">It cannot be merged.</exception>
    public static PullRequest Complete(ResourceCall call, RepositoryHome home, PullRequest pullRequest, string? seen)
    {
        var (content, now) = (home.Content, call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime);
        if (seen is null)
        {
            throw new ServiceRefusalException(GitErrors.InvalidArgument(
                "You must specify a valid LastMergeSourceCommit to perform this operation."));
        }

        if (pullRequest.IsDraft)
        {
            throw new ServiceRefusalException(GitErrors.NotEditable());
        }

        // [I] in its form.
        var options = pullRequest.Completion ?? CompletionOptions.Usual;
        if (!options.BypassesPolicy && !PolicyEvaluation.AllowCompletion(call, home, pullRequest, options, isAutomatic: false))
        {
            throw new ServiceRefusalException(GitErrors.RejectedByPolicy(pullRequest.Id));
        }

        var closed = PullRequestChanges.Closed(call, home, pullRequest, "completed");
        var merged = seen != closed.SourceCommit ? null : PullRequestMerge.Complete(
            content, closed, call.Caller, now, options.Strategy,
            options.Message ?? $"Merged PR {pullRequest.Id}: {pullRequest.Title}");
        if (merged is null)
        {
            throw new ServiceRefusalException(GitErrors.NotMergeable(pullRequest.Id));
        }

        if (options.DeletesSource)
        {
            content.TryMove(call.Caller, now, pullRequest.Source, content.Find(pullRequest.Source)!, ObjectId.None);
        }

        foreach (var id in options.MovesWorkItems ? PullRequestListing.WorkItemsOf(call, home, pullRequest) : [])
        {
            call.Organization.WorkItems.Change(id, Resolved);
        }

        return closed with { MergeCommit = merged, Completion = options };
    }

    /// <summary>The pull request as it is now: merged, where somebody wants that as soon as it may be and it may.</summary>
    public static PullRequest Auto(ResourceCall call, RepositoryHome home, PullRequest pullRequest)
    {
        if (pullRequest is not { Status: "active", IsDraft: false, AutoCompleteSetBy: not null }
            || PullRequestMerge.Of(home.Content, pullRequest) is not { Status: "succeeded" } merge
            || !PolicyEvaluation.AllowCompletion(
                call, home, pullRequest, pullRequest.Completion ?? CompletionOptions.Usual, isAutomatic: true))
        {
            return pullRequest;
        }

        var completed = Complete(call, home, pullRequest, merge.Source) with { ClosedBy = pullRequest.AutoCompleteSetBy };
        return call.Organization.PullRequests.Change(pullRequest, _ => completed);
    }

    // [D] The next logical state; which that is depends on the type.
    private static WorkItem Resolved(WorkItem item)
    {
        const string State = "System.State";
        return item.Text(State) is not ("New" or "Active") ? item : item with
        {
            Fields = new Dictionary<string, JsonElement>(item.Fields)
            {
                [State] = JsonSerializer.SerializeToElement(item.Text("System.WorkItemType") == "Task" ? "Closed" : "Resolved"),
            },
        };
    }
}
