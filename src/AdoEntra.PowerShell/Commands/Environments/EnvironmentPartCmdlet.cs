using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that gives out a list of what belongs to environments.</summary>
/// <typeparam name="T">What the list is of.</typeparam>
public abstract class EnvironmentPartCmdlet<T> : ProjectListCmdlet<T>
    where T : AdoResource
{
    private protected EnvironmentPartCmdlet()
    {
    }

    /// <summary>Environments by name or number, with wildcards. Default: all environments of the projects.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("EnvironmentName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoEnvironment>))]
    public string[]? Environment { get; set; }

    /// <summary>The environments of this input.</summary>
    private protected NameFilter Environments => Names(Environment);
}
