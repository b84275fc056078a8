using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.Items;

namespace AdoEntra.Commands;

/// <summary>The files and folders of repositories.</summary>
[Cmdlet(VerbsCommon.Get, "AdoItem", SupportsPaging = true)]
[OutputType(typeof(AdoItem))]
public sealed class GetAdoItemCommand : RepositoryListCmdlet<AdoItem>
{
    /// <summary>A folder, or a file. Default: the root.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string Path { get; set; } = "/";

    /// <summary>Lists what is in its folders too.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>The branch that is read. Default: the default branch.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BranchName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string? Branch { get; set; }

    /// <summary>The tag that is read.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TagName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoTag>))]
    public string? Tag { get; set; }

    /// <summary>The id of the commit that is read.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CommitId", "LastMergeSourceCommit")]
    public string? Commit { get; set; }

    private protected override ListWork<AdoItem> List() => ItemSearch.Read(
        Projects,
        Repositories,
        NameFilter.Everything,
        new ItemQuery
        {
            Path = Path,
            IsRecursive = Recurse,
            Version = GivenVersion.Of(this, Branch, Tag, Commit),
        });
}
