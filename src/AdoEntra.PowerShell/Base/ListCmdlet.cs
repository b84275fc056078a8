using AdoEntra.Binding;
using AdoEntra.Errors;
using AdoEntra.Resources;

namespace AdoEntra.Base;

/// <summary>A cmdlet that gives out a list of resources.</summary>
/// <typeparam name="T">What the list is of.</typeparam>
public abstract class ListCmdlet<T> : StreamCmdlet<T>
    where T : AdoResource
{
    private protected ListCmdlet()
    {
    }

    /// <summary>What this input lists. It takes the values of the parameters with it, as <see cref="Work"/> does.</summary>
    private protected abstract ListWork<T> List();

    private protected sealed override Func<IItemSink<T>, CancellationToken, Task> Work()
    {
        ListWork<T> list;
        try
        {
            list = List();
        }
        catch (AdoServiceException exception) when (MyInvocation.ExpectingInput && ItemFailures.IsAboutOne(exception))
        {
            // About one object of the pipeline: the others follow.
            return (sink, _) => sink.ReportAsync(exception).AsTask();
        }

        ResourceClient client = Client;
        int limit = Parallelism;
        return (sink, stop) => list(new ItemList<T>(client, sink, limit), stop);
    }

    /// <summary>A filter of names that a parameter has.</summary>
    private protected static NameFilter Names(string[]? names) => PowerShellWildcards.Filter(names);
}
