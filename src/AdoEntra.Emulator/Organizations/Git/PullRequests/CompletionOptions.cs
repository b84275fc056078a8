namespace AdoEntra.Emulator.Organizations.Git.PullRequests;

/// <summary>How a pull request is completed. [D] git-7.1 <c>GitPullRequestCompletionOptions</c>.</summary>
/// <param name="Message">The text of the merge; null for the usual one.</param>
/// <param name="Strategy"><c>noFastForward</c>, <c>squash</c>, <c>rebase</c> or <c>rebaseMerge</c>.</param>
/// <param name="DeletesSource">Whether the source branch goes.</param>
/// <param name="MovesWorkItems">Whether its work items are resolved.</param>
/// <param name="BypassesPolicy">Whether policies are passed over.</param>
/// <param name="BypassReason">Why.</param>
/// <param name="Ignored">The numbers of the policies that are not required and that need not be waited for.</param>
internal sealed record CompletionOptions(
    string? Message, string Strategy, bool DeletesSource, bool MovesWorkItems, bool BypassesPolicy, string? BypassReason,
    IReadOnlyList<int> Ignored)
{
    public static readonly CompletionOptions Usual = new(null, "noFastForward", false, false, false, null, []);
}
