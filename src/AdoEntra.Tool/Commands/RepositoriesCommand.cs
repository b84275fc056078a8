using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Tool.CommandLine;

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
        : base(
            "repositories",
            "The Git repositories of projects, or of the whole organization.",
            host,
            hasOwnProject: true
        )
    {
        _projects.Validators.Add(ShellWildcards.Validate);
        Add(_projects);
    }

    protected override Task ReadAsync(
        ItemList<AdoRepository> list,
        NameFilter names,
        ParseResult parsed,
        CancellationToken cancellationToken
    ) => list.AddRepositoriesAsync(names, ShellWildcards.Filter(parsed.GetValue(_projects)), cancellationToken);
}
