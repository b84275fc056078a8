using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;

namespace AdoEntra.Commands;

/// <summary>Creates a Git repository: empty, as a fork of another, or filled from any other.</summary>
[Cmdlet(VerbsCommon.New, "AdoRepository", SupportsShouldProcess = true)]
[OutputType(typeof(AdoRepository))]
public sealed class NewAdoRepositoryCommand : ProjectChangeCmdlet<AdoRepository>
{
    /// <summary>The name of the new repository.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = string.Empty;

    /// <summary>The repository that it is a fork of, by name or id.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter<AdoRepository>))]
    public string? ForkOf { get; set; }

    /// <summary>The project of the repository that is forked. Default: the project of the new one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter<AdoProject>))]
    public string? ForkProject { get; set; }

    /// <summary>The only branch that is forked. Default: all branches.</summary>
    [Parameter]
    public string? Branch { get; set; }

    /// <summary>The address that git clones a repository from, which the new one is filled from.</summary>
    [Parameter]
    [NotSecret]
    public string? ImportFrom { get; set; }

    /// <summary>The id of the service connection that a private source is read with.</summary>
    [Parameter]
    [ValueArgument(typeof(Guid), "Pass the id of a service connection.")]
    public Guid? ServiceConnectionId { get; set; }

    private protected override Change<AdoRepository> Change()
    {
        if (ImportFrom is { } address) return Import(address);
        (string? project, string name, string? parent, string? parentProject, string? branch) =
            (Project, Name, ForkOf, ForkProject ?? Project, Branch);
        return new(
            $"Create {new RepositoryPlace(project, name)}{(parent is null ? string.Empty : $" as a fork of '{parent}'")}",
            async (client, stop) =>
            {
                RepositoryPlace? place = parent is null
                    ? null
                    : await client.FindRepositoryAsync(parentProject, parent, stop).ConfigureAwait(false);
                return await client.CreateRepositoryAsync(project, name, place, branch, stop).ConfigureAwait(false);
            }
        );
    }

    private Change<AdoRepository> Import(string address)
    {
        (string? project, string name) = (Project, Name);
        if (ForkOf is not null || Branch is not null)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"The repository '{name}' can be a fork or be imported, not both.",
                "Pass -ImportFrom without -ForkOf and -Branch.")
            {
                Target = name,
            };
        }

        var source = ImportSource.Of(address, ServiceConnectionId?.ToString());
        return new(
            $"Create {new RepositoryPlace(project, name)} and import '{source.Url}'",
            async (client, stop) => await client.ImportRepositoryAsync(project, name, source, stop).ConfigureAwait(false)
        );
    }
}
