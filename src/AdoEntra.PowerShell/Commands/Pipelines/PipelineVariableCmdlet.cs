using System.Management.Automation;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that changes a variable of a pipeline and leaves all others alone.</summary>
public abstract class PipelineVariableCmdlet : PipelineChangeCmdlet<AdoPipelineVariable>
{
    private protected PipelineVariableCmdlet()
    {
    }

    /// <summary>The name of the variable.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Variable { get; set; } = string.Empty;

    /// <summary>A change of the variable.</summary>
    /// <param name="what">What is done, without the pipeline: <c>Set variable 'salt'</c>.</param>
    /// <param name="change">Changes the fields of the definition.</param>
    /// <param name="result">Finds in the changed pipeline what is given out.</param>
    private protected Change<AdoPipelineVariable> OfVariable(
        string what,
        Action<Dictionary<string, object?>> change,
        Func<AdoPipeline, AdoPipelineVariable?> result
    )
    {
        (string? project, string pipeline) = (Project, Pipeline);
        return new(
            $"{what} of {Named}",
            async (client, stop) => result(
                await client.UpdatePipelineAsync(client.RequireProject(project), pipeline, change, stop).ConfigureAwait(false))
        );
    }
}
