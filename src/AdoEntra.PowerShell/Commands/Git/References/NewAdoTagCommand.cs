using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.References;

namespace AdoEntra.Commands;

/// <summary>Creates a tag, annotated where it has a message.</summary>
[Cmdlet(VerbsCommon.New, "AdoTag", SupportsShouldProcess = true)]
[OutputType(typeof(AdoTag))]
public sealed class NewAdoTagCommand : RepositoryChangeCmdlet<AdoTag>
{
    /// <summary>The name of the new tag, with or without <c>refs/tags/</c>.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = string.Empty;

    /// <summary>A branch, a tag, or the id of a commit. Default: the default branch.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("CommitId", "LastMergeSourceCommit", "BranchName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string? Source { get; set; }

    /// <summary>The message of an annotated tag. Default: a plain tag.</summary>
    [Parameter]
    public string? Message { get; set; }

    private protected override Change<AdoTag> Change()
    {
        (string name, string? source, string? message) = (Name, GivenVersion.Source(this, Source), Message);
        return InRepository(
            $"Create tag '{ReferenceName.NameOf(name)}' on {(source is null ? "the default branch" : $"'{source}'")}",
            async (client, place, stop) => await client.CreateTagAsync(place, name, source, message, stop).ConfigureAwait(false)
        );
    }
}
