using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Errors;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The Git repositories of a project, or of the whole organization.</summary>
[Cmdlet(VerbsCommon.Get, "AdoRepository", SupportsPaging = true)]
[OutputType(typeof(AdoRepository))]
public sealed class GetAdoRepositoryCommand : ListCmdlet<AdoRepository>
{
    /// <summary>Names or ids, with wildcards. Default: all repositories.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RepositoryNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Projects by name or id, with wildcards. Default: the connection's project; where it has none, all projects.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectNameCompleter))]
    public string[]? Project { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var names = new NamePatterns(Name);
        var projects = new NamePatterns(Project ?? (Resolved.Project is { } own ? [WildcardPattern.Escape(own)] : null));
        if (!projects.IsExact)
        {
            // One request for the whole organization; a list of projects and a request for each would be many.
            await WriteMatchesAsync(null, names, projects, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (string project in projects.Exact)
        {
            if (names.IsExact)
            {
                foreach (string name in names.Exact) await WriteOneAsync(RepositoryRoutes.One(project, name), cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await WriteMatchesAsync(project, names, projects: null, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task WriteMatchesAsync(string? project, NamePatterns names, NamePatterns? projects, CancellationToken cancellationToken)
    {
        HashSet<string> missing = new(names.Exact, StringComparer.OrdinalIgnoreCase);
        await WriteListAsync(RepositoryRoutes.List(project), Wanted, cancellationToken).ConfigureAwait(false);
        if (IsSatisfied) return;
        foreach (string name in missing)
        {
            await WriteErrorAsync(new AdoServiceException(
                ErrorIds.NotFound,
                $"There is no repository '{name}' in {(project is null ? $"the organization '{Resolved.Organization}'" : $"project '{project}'")} that this identity may see.",
                "Check the name, or ask a project administrator to give this identity access to it.")
            { Target = name }).ConfigureAwait(false);
        }

        bool Wanted(AdoRepository repository)
        {
            if (projects?.Matches(repository.Project?.Name, repository.Project?.Id) == false) return false;
            if (!names.Matches(repository.Name, repository.Id)) return false;
            missing.RemoveWhere(name => NamePatterns.Same(name, repository.Name) || NamePatterns.Same(name, repository.Id));
            return true;
        }
    }
}
