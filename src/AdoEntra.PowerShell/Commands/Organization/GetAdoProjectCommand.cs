using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Http;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The projects of the organization.</summary>
[Cmdlet(VerbsCommon.Get, "AdoProject", SupportsPaging = true)]
[OutputType(typeof(AdoProject))]
public sealed class GetAdoProjectCommand : ListCmdlet<AdoProject>
{
    /// <summary>Names or ids, with wildcards. Default: all projects.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectNameCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var names = new NamePatterns(Name);
        if (names.IsExact)
        {
            foreach (string name in names.Exact) await WriteOneAsync(ProjectRoutes.One(name), cancellationToken).ConfigureAwait(false);
            return;
        }

        await WriteListAsync(ProjectRoutes.List(), project => names.Matches(project.Name, project.Id), cancellationToken).ConfigureAwait(false);
    }
}
