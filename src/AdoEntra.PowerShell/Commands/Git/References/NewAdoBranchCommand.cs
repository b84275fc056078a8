using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.References;

namespace AdoEntra.Commands;

/// <summary>Creates a branch from a branch, a tag or a commit.</summary>
[Cmdlet(VerbsCommon.New, "AdoBranch", SupportsShouldProcess = true)]
[OutputType(typeof(AdoBranch))]
public sealed class NewAdoBranchCommand : RepositoryChangeCmdlet<AdoBranch>
{
    /// <summary>The name of the new branch, with or without <c>refs/heads/</c>.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = string.Empty;

    /// <summary>A branch, a tag, or the id of a commit. Default: the default branch.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("CommitId", "LastMergeSourceCommit", "BranchName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string? Source { get; set; }

    private protected override Change<AdoBranch> Change()
    {
        (string name, string? source) = (Name, GivenVersion.Source(this, Source));
        return InRepository(
            $"Create branch '{ReferenceName.ShortOf(name)}' from {(source is null ? "the default branch" : $"'{source}'")}",
            async (client, place, stop) => await client.CreateBranchAsync(place, name, source, stop).ConfigureAwait(false)
        );
    }
}
