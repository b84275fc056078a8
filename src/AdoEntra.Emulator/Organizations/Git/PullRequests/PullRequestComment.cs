
namespace AdoEntra.Emulator.Organizations.Git.PullRequests;

/// <summary>A comment in a thread; its number counts from 1 there.</summary>
internal sealed record PullRequestComment(
    int Id, int ParentId, EmulatedIdentity Author, string Content, string Kind, DateTime Published, DateTime Updated,
    bool IsDeleted = false);
