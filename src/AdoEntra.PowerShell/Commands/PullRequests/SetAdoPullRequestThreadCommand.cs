using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.PullRequests.Threads;

namespace AdoEntra.Commands;

/// <summary>Replies in a thread of a pull request, resolves it, or makes it active again.</summary>
[Cmdlet(VerbsCommon.Set, "AdoPullRequestThread", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPullRequestThread))]
public sealed class SetAdoPullRequestThreadCommand : ThreadChangeCmdlet
{
    /// <summary>The number of the thread.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValueArgument(typeof(long), "Pass the number of a thread.")]
    public long ThreadId { get; set; }

    /// <summary>The new status: Fixed, WontFix, Closed and ByDesign resolve it.</summary>
    [Parameter]
    [ChoiceArgument("Active", "Pending", "Fixed", "WontFix", "Closed", "ByDesign")]
    [ValidateSet("Active", "Pending", "Fixed", "WontFix", "Closed", "ByDesign")]
    public string? Status { get; set; }

    /// <summary>What is replied, in Markdown.</summary>
    [Parameter]
    public string? Reply { get; set; }

    private protected override Change<AdoPullRequestThread> Change()
    {
        (long number, long thread, RepositoryPlace? place) = (PullRequestId, ThreadId, Place);
        (string? reply, string? status) = (Reply, NameOf(Status));
        if (reply is null && status is null)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"There is nothing to change in thread {thread} of pull request {number}.",
                "Pass -Status or -Reply.")
            {
                Target = $"{thread}",
            };
        }

        string[] words = [.. new[] { reply is null ? null : "reply", status is null ? null : $"status {status}" }.OfType<string>()];
        return new(
            $"Change thread {thread} of pull request {number}: {string.Join(", ", words)}",
            async (client, stop) =>
                await client.UpdateThreadAsync(number, thread, place, reply, status, stop).ConfigureAwait(false)
        );
    }
}
