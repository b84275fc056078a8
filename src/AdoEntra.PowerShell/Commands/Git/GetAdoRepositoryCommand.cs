using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;

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

    private protected override ListWork<AdoRepository> List()
    {
        NameFilter names = PowerShellWildcards.Filter(Name);
        NameFilter projects = PowerShellWildcards.Filter(Project);
        return (list, stop) => list.AddRepositoriesAsync(names, projects, stop);
    }
}
