using System.CommandLine;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Views;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra repositories</c>: the Git repositories of projects, or of the whole organization.</summary>
internal sealed class RepositoriesCommand : ListCommand<AdoRepository>
{
    private readonly Option<string[]> _projects = new("--project")
    {
        HelpName = "name",
        Description = "A project by name or id, with the wildcards * and ?; may be repeated. "
            + "Default: the one in the organization's address, or the variable ADOENTRA_PROJECT; without these all projects.",
    };

    public RepositoriesCommand(ToolHost host)
        : base("repositories", "The Git repositories of projects, or of the whole organization.", RepositoryView.View, host, hasOwnProject: true)
    {
        _projects.Validators.Add(NamePatterns.Validate);
        Add(_projects);
    }

    protected override async Task ReadAsync(Listing<AdoRepository> listing, NamePatterns names, AdoConnection connection, ParseResult parsed, CancellationToken cancellationToken)
    {
        string[] given = parsed.GetValue(_projects) ?? [];
        var projects = new NamePatterns(given.Length == 0 && connection.Project is { } own ? [own] : given);
        if (!projects.IsExact)
        {
            // One request for the whole organization; a list of projects and a request for each would be many.
            await ReadMatchesAsync(listing, null, names, projects, connection, cancellationToken);
            return;
        }

        foreach (string project in projects.Exact)
        {
            if (names.IsExact)
            {
                foreach (string name in names.Exact) await listing.ReadOneAsync(RepositoryRoutes.One(project, name), cancellationToken);
            }
            else
            {
                await ReadMatchesAsync(listing, project, names, projects: null, connection, cancellationToken);
            }
        }
    }

    private static async Task ReadMatchesAsync(
        Listing<AdoRepository> listing, string? project, NamePatterns names, NamePatterns? projects, AdoConnection connection, CancellationToken cancellationToken)
    {
        HashSet<string> missing = new(names.Exact, StringComparer.OrdinalIgnoreCase);
        await listing.ReadListAsync(RepositoryRoutes.List(project), Wanted, cancellationToken);
        if (listing.IsSatisfied) return;
        foreach (string name in missing)
        {
            listing.Report(new AdoServiceException(
                ErrorIds.NotFound,
                $"There is no repository '{name}' in {(project is null ? $"the organization '{connection.Organization}'" : $"project '{project}'")} that this identity may see.",
                "Check the name, or ask a project administrator to give this identity access to it.")
            { Target = name });
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
