using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;

namespace AdoEntra.Commands;

/// <summary>Renames a Git repository, changes its default branch, disables or enables it.</summary>
[Cmdlet(VerbsCommon.Set, "AdoRepository", SupportsShouldProcess = true)]
[OutputType(typeof(AdoRepository))]
public sealed class SetAdoRepositoryCommand : ProjectChangeCmdlet<AdoRepository>
{
    /// <summary>The repository by name or id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("RepositoryName", "Repository")]
    [ArgumentCompleter(typeof(NameCompleter<AdoRepository>))]
    public string Name { get; set; } = string.Empty;

    /// <summary>The new name.</summary>
    [Parameter]
    public string? NewName { get; set; }

    /// <summary>The new default branch, with or without <c>refs/heads/</c>.</summary>
    [Parameter]
    public string? DefaultBranch { get; set; }

    /// <summary>Disables it, so that no one can read from or write to it; with <c>-Disabled:$false</c> enables it.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    private protected override Change<AdoRepository> Change()
    {
        (string? project, string name) = (Project, Name);
        RepositorySettings settings = new()
        {
            Name = NewName,
            DefaultBranch = DefaultBranch is null ? null : ReferenceName.OfBranch(DefaultBranch),
            IsDisabled = Given(nameof(Disabled), Disabled),
        };
        if (settings.IsEmpty)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"There is nothing to change in {new RepositoryPlace(project, name)}.",
                "Pass -NewName, -DefaultBranch or -Disabled.")
            {
                Target = name,
            };
        }

        return new(
            $"Change {new RepositoryPlace(project, name)}: {settings}",
            async (client, stop) =>
            {
                RepositoryPlace place = await client.FindRepositoryAsync(project, name, stop).ConfigureAwait(false);
                return await client.UpdateRepositoryAsync(place, settings, stop).ConfigureAwait(false);
            }
        );
    }
}
