using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;

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

    private protected override ListWork<AdoProject> List()
    {
        NameFilter names = PowerShellWildcards.Filter(Name);
        return (list, stop) => list.AddProjectsAsync(names, stop);
    }
}
