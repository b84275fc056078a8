using System.Text.Json;

namespace AdoEntra.Emulator.Organizations.Git.PullRequests;

/// <summary>A thread of a pull request.</summary>
/// <param name="Id">Its number within the organization.</param>
/// <param name="Status">Its status, as the service writes it; null where there is none.</param>
/// <param name="Context">Which file and lines it is about, as it was sent; nothing where it is about all.</param>
/// <param name="Published">When it was begun.</param>
/// <param name="Updated">When it was changed last.</param>
/// <param name="Comments">What was said, the oldest one first.</param>
internal sealed record PullRequestThread(
    int Id, string? Status, JsonElement? Context, DateTime Published, DateTime Updated, IReadOnlyList<PullRequestComment> Comments)
{
    /// <summary>Which iterations and which change it is about, as it was sent; nothing where that was not.</summary>
    public JsonElement? Iterations { get; init; }
}
