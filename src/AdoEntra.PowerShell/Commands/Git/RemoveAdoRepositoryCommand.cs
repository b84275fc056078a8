using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;

namespace AdoEntra.Commands;

/// <summary>Deletes a Git repository, which stays in the recycle bin of its project.</summary>
[Cmdlet(VerbsCommon.Remove, "AdoRepository", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveAdoRepositoryCommand : ProjectChangeCmdlet<AdoRepository>
{
    /// <summary>The repository by name or id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("RepositoryName", "Repository")]
    [ArgumentCompleter(typeof(NameCompleter<AdoRepository>))]
    public string Name { get; set; } = string.Empty;

    private protected override Change<AdoRepository> Change()
    {
        (string? project, string name) = (Project, Name);
        return new(
            $"Delete {new RepositoryPlace(project, name)} with all its branches and pull requests; it can be restored for 30 days",
            async (client, stop) =>
            {
                RepositoryPlace place = await client.FindRepositoryAsync(project, name, stop).ConfigureAwait(false);
                await client.DeleteRepositoryAsync(place, stop).ConfigureAwait(false);
                return null;
            }
        );
    }
}
