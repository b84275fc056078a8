using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.References;

namespace AdoEntra.Commands;

/// <summary>Deletes a tag.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdoTagCommand : RepositoryChangeCmdlet<AdoTag>
{
    /// <summary>The tag, with or without <c>refs/tags/</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("TagName", "Tag")]
    [ArgumentCompleter(typeof(NameCompleter<AdoTag>))]
    public string Name { get; set; } = string.Empty;

    /// <summary>What the tag has to point to; a tag that was read brings its own. Default: whatever it points to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ObjectId { get; set; }

    private protected override Change<AdoTag> Change()
    {
        (string name, string? target) = (Name, ObjectId);
        return InRepository(
            $"Delete tag '{ReferenceName.NameOf(name)}'",
            async (client, place, stop) =>
            {
                await client
                    .DeleteReferenceAsync(place, ReferenceName.OfTag(name), target, "tag", stop)
                    .ConfigureAwait(false);
                return null;
            }
        );
    }
}
