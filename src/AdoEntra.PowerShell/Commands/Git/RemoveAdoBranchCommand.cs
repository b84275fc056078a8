using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.References;

namespace AdoEntra.Commands;

/// <summary>Deletes a branch.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoBranch", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdoBranchCommand : RepositoryChangeCmdlet<AdoBranch>
{
    /// <summary>The branch, with or without <c>refs/heads/</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("BranchName", "Branch")]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string Name { get; set; } = string.Empty;

    /// <summary>
    /// The commit that the branch has to point to; a branch that was read brings its own. Default: whatever it points to.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ObjectId { get; set; }

    private protected override Change<AdoBranch> Change()
    {
        (string? project, string repository, string name, string? commit) = (Project, Repository, Name, ObjectId);
        return new(
            $"Delete branch '{ReferenceName.ShortOf(name)}' in {new RepositoryPlace(project, repository)}",
            async (client, stop) =>
            {
                RepositoryPlace place = await client.FindRepositoryAsync(project, repository, stop).ConfigureAwait(false);
                await client.DeleteBranchAsync(place, name, commit, stop).ConfigureAwait(false);
                return null;
            }
        );
    }
}
