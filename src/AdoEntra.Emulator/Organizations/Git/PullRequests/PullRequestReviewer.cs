namespace AdoEntra.Emulator.Organizations.Git.PullRequests;

/// <summary>A user, a group or a team that is to review a pull request.</summary>
/// <param name="Id">Their id in Azure DevOps.</param>
/// <param name="Vote">10 approved, 5 with suggestions, 0 none, -5 waits for the author, -10 rejected.</param>
/// <param name="IsRequired">Whether it waits for them.</param>
/// <param name="IsFlagged">Whether their attention is asked for.</param>
/// <param name="HasDeclined">Whether they will not look at it.</param>
internal sealed record PullRequestReviewer(Guid Id, int Vote, bool IsRequired, bool IsFlagged = false, bool HasDeclined = false);
