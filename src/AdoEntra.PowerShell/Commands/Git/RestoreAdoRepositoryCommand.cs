using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;

namespace AdoEntra.Commands;

/// <summary>Takes a Git repository out of the recycle bin.</summary>
[Cmdlet(VerbsData.Restore, "AdoRepository", SupportsShouldProcess = true)]
[OutputType(typeof(AdoRepository))]
public sealed class RestoreAdoRepositoryCommand : ProjectChangeCmdlet<AdoRepository>
{
    /// <summary>The deleted repository by name, or by id where several of that name were deleted.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("RepositoryName", "Repository")]
    public string Name { get; set; } = string.Empty;

    private protected override Change<AdoRepository> Change()
    {
        (string? project, string name) = (Project, Name);
        return new(
            $"Restore {new RepositoryPlace(project, name)} from the recycle bin",
            async (client, stop) => await client.RestoreRepositoryAsync(project, name, stop).ConfigureAwait(false)
        );
    }
}
