using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.AzureDevOps.Git;

/// <summary>
/// Which commit a request means: <c>version</c>, <c>versionType</c> and <c>versionOptions</c> under some beginning. [D] git-7.1
/// <c>GitVersionDescriptor</c>: a branch unless it says otherwise, and the default branch where nothing is said.
/// </summary>
/// <param name="Name">The name of a branch or tag, or a commit; null for the default branch.</param>
/// <param name="Kind"><c>branch</c>, <c>tag</c> or <c>commit</c>.</param>
/// <param name="Options"><c>none</c>, <c>previousChange</c> or <c>firstParent</c>.</param>
internal sealed record GitVersion(string? Name, string Kind, string? Options)
{
    /// <summary>The parameters that have a fixed set of values, for each beginning.</summary>
    public static IEnumerable<KeyValuePair<string, ServiceEnum>> Choices(params string[] beginnings) => beginnings.SelectMany(
        (IEnumerable<KeyValuePair<string, ServiceEnum>> (beginning) =>
        [
            new(beginning + "Type", ServiceEnums.GitVersionType), new(beginning + "Options", ServiceEnums.GitVersionOptions),
        ]));

    /// <summary>What a query names; null where it does not.</summary>
    /// <param name="call">The request.</param>
    /// <param name="version">The parameter's name, which those of the type and the options begin with.</param>
    public static GitVersion? InQuery(ResourceCall call, string version)
    {
        var (name, options) = (call.Query.Text(version), call.Choice(version + "Options"));
        return name is null && options is null ? null : new GitVersion(name, call.Choice(version + "Type") ?? "branch", options);
    }

    /// <summary>What a body names; null where it does not.</summary>
    public static GitVersion? InBody(JsonElement body) => body.MemberText("version") is not { } name ? null : new GitVersion(
        name, body.MemberChoice("versionType", ServiceEnums.GitVersionType) ?? "branch",
        body.MemberChoice("versionOptions", ServiceEnums.GitVersionOptions));

    /// <summary>The commit that a query means.</summary>
    /// <exception cref="ServiceRefusalException">There is no such branch, tag or commit.</exception>
    public static GitCommit Find(ResourceCall call, RepositoryHome home, string version) => Find(home, InQuery(call, version));

    /// <summary>The commit that is meant; that of the default branch where nothing is named.</summary>
    /// <exception cref="ServiceRefusalException">There is no such branch, tag or commit.</exception>
    public static GitCommit Find(RepositoryHome home, GitVersion? version)
    {
        var (content, name) = (home.Content, version?.Name);
        var commit = name is null ? content.Tip(home.Repository.DefaultBranch) : version!.Kind switch
        {
            "branch" => content.Tip("refs/heads/" + name),
            "tag" => content.Tip("refs/tags/" + name),
            _ => content.Objects.Commit(name.ToLowerInvariant()),
        };
        if (commit is not null && version?.Options is "previousChange" or "firstParent")
        {
            commit = commit!.Parents.Count == 0 ? null : content.Objects.Commit(commit.Parents[0]);
        }

        return commit ?? throw new ServiceRefusalException(GitErrors.NoReference(name ?? "default branch"));
    }
}
