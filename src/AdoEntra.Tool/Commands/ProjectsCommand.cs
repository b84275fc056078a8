using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Views;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra projects</c>: the projects of the organization.</summary>
internal sealed class ProjectsCommand(ToolHost host)
    : ListCommand<AdoProject>("projects", "The projects of the organization.", ProjectView.View, host)
{
    protected override Task ReadAsync(
        ItemList<AdoProject> list,
        NameFilter names,
        ParseResult parsed,
        CancellationToken cancellationToken
    ) => AdoProject.Listing.Read(NameFilter.Everything, NameFilter.Everything, names)(list, cancellationToken);
}
