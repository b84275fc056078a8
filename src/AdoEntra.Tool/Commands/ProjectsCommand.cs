using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Tool.CommandLine;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra projects</c>: the projects of the organization.</summary>
internal sealed class ProjectsCommand(ToolHost host)
    : ListCommand<AdoProject>("projects", "The projects of the organization.", host)
{
    protected override Task ReadAsync(
        ItemList<AdoProject> list,
        NameFilter names,
        ParseResult parsed,
        CancellationToken cancellationToken
    ) => list.AddProjectsAsync(names, cancellationToken);
}
