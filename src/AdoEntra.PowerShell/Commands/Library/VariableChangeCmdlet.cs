using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that changes a variable of a variable group.</summary>
public abstract class VariableChangeCmdlet : ProjectChangeCmdlet<AdoVariable>
{
    private protected VariableChangeCmdlet()
    {
    }

    /// <summary>The name of the variable.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(VariableNameCompleter))]
    public string Name { get; set; } = string.Empty;

    /// <summary>The variable group by name or number.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("GroupName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoVariableGroup>))]
    public string Group { get; set; } = string.Empty;

    /// <summary>A change of the variable in its group.</summary>
    /// <param name="what">What is done: <c>Set</c>.</param>
    /// <param name="run">Does it in a project and a group.</param>
    private protected Change<AdoVariable> InGroup(
        string what,
        Func<ResourceClient, string?, string, CancellationToken, Task<AdoVariable?>> run
    )
    {
        (string? project, string group) = (Project, Group);
        string where = project is null ? string.Empty : $" of project '{project}'";
        return new(
            $"{what} variable '{Name}' of variable group '{group}'{where}",
            (client, stop) => run(client, project, group, stop)
        );
    }
}
