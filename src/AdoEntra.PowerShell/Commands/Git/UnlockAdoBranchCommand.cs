using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.References;

namespace AdoEntra.Commands;

/// <summary>Takes the lock of a branch away.</summary>
[Cmdlet(VerbsCommon.Unlock, "AdoBranch", SupportsShouldProcess = true)]
[OutputType(typeof(AdoBranch))]
public sealed class UnlockAdoBranchCommand : RepositoryChangeCmdlet<AdoBranch>
{
    /// <summary>The branch, with or without <c>refs/heads/</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("BranchName", "Branch")]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string Name { get; set; } = string.Empty;

    private protected override Change<AdoBranch> Change()
    {
        (string? project, string repository, string name) = (Project, Repository, Name);
        return new(
            $"Unlock branch '{ReferenceName.ShortOf(name)}' in {new RepositoryPlace(project, repository)}",
            async (client, stop) =>
            {
                RepositoryPlace place = await client.FindRepositoryAsync(project, repository, stop).ConfigureAwait(false);
                return await client.LockBranchAsync(place, name, isLocked: false, stop).ConfigureAwait(false);
            }
        );
    }
}
