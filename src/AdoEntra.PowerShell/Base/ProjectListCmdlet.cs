using System.Management.Automation;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Base;

/// <summary>A cmdlet that gives out a list of what is in projects.</summary>
/// <typeparam name="T">What the list is of.</typeparam>
public abstract class ProjectListCmdlet<T> : ListCmdlet<T>
    where T : AdoResource
{
    private protected ProjectListCmdlet()
    {
    }

    /// <summary>Projects by name or id, with wildcards. Default: the connection's project; where it has none, all projects.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoProject>))]
    public string[]? Project { get; set; }

    /// <summary>The projects of this input.</summary>
    private protected NameFilter Projects => Names(Project);
}

/// <summary>A cmdlet that gives out a list of what is in repositories.</summary>
/// <typeparam name="T">What the list is of.</typeparam>
public abstract class RepositoryListCmdlet<T> : ProjectListCmdlet<T>
    where T : AdoResource
{
    private protected RepositoryListCmdlet()
    {
    }

    /// <summary>Repositories by name or id, with wildcards. Default: all repositories of the projects.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RepositoryName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoRepository>))]
    public string[]? Repository { get; set; }

    /// <summary>The repositories of this input.</summary>
    private protected NameFilter Repositories => Names(Repository);
}
