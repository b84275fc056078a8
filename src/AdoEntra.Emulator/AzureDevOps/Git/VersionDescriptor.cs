using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.AzureDevOps.Git;

/// <summary>
/// Which commit a request means: <c>version</c>, <c>versionType</c> and <c>versionOptions</c> under some beginning. [D] git-7.1
/// <c>GitVersionDescriptor</c>: a branch unless it says otherwise, and the default branch where nothing is said.
/// </summary>
internal static class VersionDescriptor
{
    /// <summary>The parameters that have a fixed set of values, for each beginning.</summary>
    public static IEnumerable<KeyValuePair<string, ServiceEnum>> Choices(params string[] beginnings) => beginnings.SelectMany(
        (IEnumerable<KeyValuePair<string, ServiceEnum>> (beginning) =>
        [
            new(beginning + "Type", ServiceEnums.GitVersionType), new(beginning + "Options", ServiceEnums.GitVersionOptions),
        ]));

    /// <summary>The commit that is meant.</summary>
    /// <param name="call">The request.</param>
    /// <param name="home">The repository.</param>
    /// <param name="version">The parameter's name, which those of the type and the options begin with.</param>
    /// <exception cref="ServiceRefusalException">There is no such branch, tag or commit.</exception>
    public static GitCommit Find(ResourceCall call, RepositoryHome home, string version)
    {
        var named = call.Query.Text(version);
        var content = home.Content;
        var commit = named is null ? content.Tip(home.Repository.DefaultBranch) : (call.Choice(version + "Type") ?? "branch") switch
        {
            "branch" => content.Tip("refs/heads/" + named),
            "tag" => content.Tip("refs/tags/" + named),
            _ => content.Objects.Commit(named.ToLowerInvariant()),
        };
        if (commit is not null && call.Choice(version + "Options") is "previousChange" or "firstParent")
        {
            commit = commit!.Parents.Count == 0 ? null : content.Objects.Commit(commit.Parents[0]);
        }

        return commit ?? throw new ServiceRefusalException(GitErrors.NoReference(named ?? "default branch"));
    }
}
