using System.Collections.Concurrent;
using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that lists something of runs.</summary>
/// <typeparam name="T">What the list is of.</typeparam>
public abstract class RunPartCmdlet<T> : ListCmdlet<T>
    where T : AdoResource
{
    private protected RunPartCmdlet()
    {
    }

    /// <summary>The numbers of the runs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValueArgument(typeof(long[]), "Pass numbers of runs.")]
    public long[] RunId { get; set; } = [];

    /// <summary>The project by name or id. Default: the connection's project.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoProject>))]
    public string? Project { get; set; }

    /// <summary>Lists something of each run of this input. What concerns one run alone is reported, and the others follow.</summary>
    /// <param name="add">Adds what there is of one run.</param>
    private protected ListWork<T> OfRuns(Func<ItemList<T>, RunPlace, CancellationToken, Task> add)
    {
        (long[] runs, string? project) = (RunId, Project);
        return (list, stop) =>
        {
            string own = list.Client.RequireProject(project);
            return list.AddForEachAsync(
                runs,
                async (each, run, end) =>
                {
                    try
                    {
                        await add(each, new RunPlace(own, run), end).ConfigureAwait(false);
                    }
                    catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
                    {
                        await each.ReportAsync(exception).ConfigureAwait(false);
                    }
                },
                stop
            );
        };
    }
}
