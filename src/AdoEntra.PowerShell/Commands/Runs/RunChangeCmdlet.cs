using System.Collections.Concurrent;
using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Watching;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that changes a run which is there, or something of it.</summary>
/// <typeparam name="T">What is given out.</typeparam>
public abstract class RunChangeCmdlet<T> : ProjectChangeCmdlet<T>
    where T : AdoResource
{
    private protected RunChangeCmdlet()
    {
    }

    /// <summary>The number of the run.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValueArgument(typeof(long), "Pass the number of a run.")]
    public long RunId { get; set; }

    /// <summary>A change of the run of this input.</summary>
    /// <param name="what">What is done, without the run: <c>Stop</c>.</param>
    /// <param name="run">Does it.</param>
    private protected Change<T> OfRun(string what, Func<ResourceClient, RunPlace, CancellationToken, Task<T?>> run)
    {
        (string? project, long id) = (Project, RunId);
        return new(
            $"{what} run {id}{(project is null ? null : $" of project '{project}'")}",
            (client, stop) => run(client, new RunPlace(client.RequireProject(project), id), stop)
        );
    }
}
