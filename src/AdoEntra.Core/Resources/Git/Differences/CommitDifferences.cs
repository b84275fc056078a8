using System.Globalization;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Git.Differences;

/// <summary>A part of what differs between two commits (GitCommitDiffs, git 7.1).</summary>
internal sealed class CommitDifferences : AdoResource
{
    /// <summary>
    /// How many changes are asked for at once: the number that comes unasked. How many would be given at most is not documented.
    /// </summary>
    internal const int Page = 100;

    private static readonly JsonRecordReader<CommitDifferences> s_reader = new(static json => new(json));

    // One object, of which the changes are a part.
    private static readonly PagingStyle s_paging =
        PagingStyle.None with { TopQuery = "$top", SkipQuery = "$skip", DefaultPage = Page };

    private CommitDifferences(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Whether no change comes behind these.</summary>
    public bool AllChangesIncluded => GetBoolean();

    /// <summary>The last commit that both have; null where they have none.</summary>
    public string? CommonCommit => GetString();

    /// <summary>The changes of this part, folders among them.</summary>
    public IReadOnlyList<AdoFileChange> Changes => GetList(AdoFileChange.Reader);

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="from">The id of the commit that is compared with.</param>
    /// <param name="to">The id of the commit that is compared.</param>
    /// <param name="isDirect">Whether the two are compared; otherwise the second with the last commit that both have.</param>
    /// <param name="skip">How many changes are passed over.</param>
    internal static ServiceRequest<CommitDifferences> Between(
        string? project,
        string repository,
        string from,
        string to,
        bool isDirect,
        int skip
    ) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/diffs/commits")
                .With("baseVersion", from)
                .With("baseVersionType", "commit")
                .With("targetVersion", to)
                .With("targetVersionType", "commit")
                .With("diffCommonCommit", isDirect ? "false" : "true")
                .With("$top", Page.ToString(CultureInfo.InvariantCulture))
                .With("$skip", skip.ToString(CultureInfo.InvariantCulture)),
            $"the differences in {new RepositoryPlace(project, repository)}",
            s_reader
        )
        {
            Scope = new(project, repository),
            Paging = s_paging,
        };
}
