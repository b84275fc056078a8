using AdoEntra.Resources.Git;

namespace AdoEntra.Core.Tests.Resources.Git;

/// <summary>A branch by each of its names, and that no name means another branch on the way back.</summary>
public sealed class ReferenceNameTests
{
    [Theory]
    [InlineData("main", "refs/heads/main", "main")]
    [InlineData("refs/heads/main", "refs/heads/main", "main")]
    [InlineData("origin/main", "refs/heads/main", "main")]
    [InlineData("refs/remotes/origin/a/b", "refs/heads/a/b", "a/b")]
    [InlineData("refs/heads/origin/main", "refs/heads/origin/main", "refs/heads/origin/main")]
    public void OfBranch_EachForm_IsTheReference_AndItsShortNameMeansIt(string given, string reference, string shortName)
    {
        Assert.Equal(reference, ReferenceName.OfBranch(given));
        Assert.Equal(shortName, ReferenceName.ShortOf(reference));
        Assert.Equal(reference, ReferenceName.OfBranch(shortName));
    }

    [Theory]
    [InlineData("origin/main", "main")]
    [InlineData("refs/heads/origin/main", "origin/main")]
    public void Version_OfBranch_IsWithoutPrefix(string given, string expected) =>
        Assert.Equal(expected, GitVersion.Of(given, null, null)!.Version);
}
