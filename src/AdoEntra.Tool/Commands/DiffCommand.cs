using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.Differences;
using AdoEntra.Tool.CommandLine;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra diff</c>: the files that differ between two branches, tags or commits.</summary>
internal sealed class DiffCommand : ListCommand<AdoFileChange>
{
    private readonly Option<string> _base = new("--base")
    {
        HelpName = "branch",
        Description = "A branch, a tag, or the id of a commit: what is compared with.",
        Required = true,
    };
    private readonly Option<string?> _target = VersionArguments.Text(
        "--target", "branch", "A branch, a tag, or the id of a commit: what is compared. Default: the default branch.");
    private readonly Option<bool> _direct = new("--direct")
    {
        Description = "Compare the two themselves, in place of the target and the last commit that both have.",
    };

    public DiffCommand(ToolHost host)
        : base(
            "diff",
            "The files that differ between two branches, tags or commits of repositories.",
            ResourceLevel.Repository,
            host,
            "Paths of files, with the wildcards * and ?. Default: all."
        )
    {
        foreach (Option option in new Option[] { _base, _target, _direct }) Add(option);
    }

    protected override ListWork<AdoFileChange> List(
        NameFilter projects,
        NameFilter repositories,
        NameFilter names,
        ParseResult parsed
    )
    {
        (string from, string? to, bool isDirect) = (parsed.GetValue(_base)!, parsed.GetValue(_target), parsed.GetValue(_direct));
        return (list, stop) => list.AddForEachRepositoryAsync(
            projects,
            repositories,
            async (each, place, end) =>
            {
                try
                {
                    Comparison comparison = await each.Client.CompareAsync(place, from, to, isDirect, end);
                    await foreach (IReadOnlyList<AdoFileChange> batch in comparison.Changes.WithCancellation(end))
                    {
                        await each.AddAsync([.. batch.Where(change => names.Matches(change.Path, null))]);
                        if (each.IsSatisfied) return;
                    }
                }
                catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
                {
                    await each.ReportAsync(exception);
                }
            },
            stop
        );
    }
}
