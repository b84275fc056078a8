using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Views;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra projects</c>: the projects of the organization.</summary>
internal sealed class ProjectsCommand(ToolHost host) : ListCommand<AdoProject>("projects", "The projects of the organization.", ProjectView.View, host)
{
    protected override async Task ReadAsync(Listing<AdoProject> listing, NamePatterns names, AdoConnection connection, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (names.IsExact)
        {
            foreach (string name in names.Exact) await listing.ReadOneAsync(ProjectRoutes.One(name), cancellationToken);
            return;
        }

        await listing.ReadListAsync(ProjectRoutes.List(), project => names.Matches(project.Name, project.Id), cancellationToken);
    }
}
