using System.Globalization;
using AdoEntra.Errors;

namespace AdoEntra.Resources.Git.PullRequests.Threads;

/// <summary>What a comment says, as it is sent.</summary>
internal static class CommentText
{
    /// <summary>How many characters a comment may have.</summary>
    /// <remarks>The documented limit of comments in pull requests: 150,000 (learn.microsoft.com, Azure Repos limits).</remarks>
    public const int MostCharacters = 150_000;

    /// <summary>The comment by the service's names.</summary>
    /// <param name="content">What it says, in Markdown.</param>
    /// <param name="parent">The number of the comment that it is a reply to; 0 for the first one of a thread.</param>
    public static Dictionary<string, object?> Fields(string content, int parent) => new(StringComparer.Ordinal)
    {
        ["parentCommentId"] = parent,
        ["content"] = content,
        ["commentType"] = "text",
    };

    /// <summary>Refuses what Azure DevOps would, before anything is sent.</summary>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: it is empty or too long.</exception>
    public static void Ensure(string content, long pullRequest)
    {
        bool isEmpty = string.IsNullOrWhiteSpace(content);
        if (!isEmpty && content.Length <= MostCharacters) return;
        string length = content.Length.ToString("N0", CultureInfo.InvariantCulture);
        string most = MostCharacters.ToString("N0", CultureInfo.InvariantCulture);
        throw new AdoServiceException(
            ErrorIds.InvalidRequest,
            isEmpty
                ? $"The comment for pull request {pullRequest} is empty."
                : $"The comment for pull request {pullRequest} has {length} characters; Azure DevOps takes {most}.",
            isEmpty ? "Pass a text." : "Shorten it, or divide it into several.")
        {
            Target = pullRequest.ToString("D", null),
        };
    }
}
