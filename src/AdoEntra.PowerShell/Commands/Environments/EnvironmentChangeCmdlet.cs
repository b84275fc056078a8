using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that changes an environment which is there.</summary>
public abstract class EnvironmentChangeCmdlet : ProjectChangeCmdlet<AdoEnvironment>
{
    private protected EnvironmentChangeCmdlet()
    {
    }

    /// <summary>The environment by name or number.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("EnvironmentName", "Environment")]
    [ArgumentCompleter(typeof(NameCompleter<AdoEnvironment>))]
    public string Name { get; set; } = string.Empty;

    /// <summary>The environment, in words that fit into a message.</summary>
    private protected string Words => $"environment '{Name}'{(Project is null ? string.Empty : $" of project '{Project}'")}";
}
