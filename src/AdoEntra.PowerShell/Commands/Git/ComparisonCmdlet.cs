using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.Differences;
using AdoEntra.Rest;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that gives out the files which differ between two states of a repository, or a patch of them.</summary>
public abstract class ComparisonCmdlet : StreamCmdlet<object>
{
    private protected ComparisonCmdlet()
    {
    }

    /// <summary>Gives a patch that <c>git apply</c> takes, one text for each file.</summary>
    [Parameter]
    public SwitchParameter Patch { get; set; }

    /// <summary>Saves the patch there, byte for byte.</summary>
    [Parameter]
    public string? OutFile { get; set; }

    /// <summary>Replaces the file of -OutFile where there is one.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool OneAtATime => true;

    /// <summary>What this input compares. Called on the pipeline thread: the work takes the values of the parameters with it.</summary>
    private protected abstract Func<ResourceClient, CancellationToken, Task<Comparison>> Compare();

    private protected sealed override Func<IItemSink<object>, CancellationToken, Task> Work()
    {
        var compare = Compare();
        ResourceClient client = Client;
        string? file = OutFile is null ? null : RestArguments.Path(this, OutFile);
        (bool isPatch, bool force) = (Patch, Force);
        return async (sink, stop) =>
        {
            try
            {
                Comparison comparison = await compare(client, stop).ConfigureAwait(false);
                var patch = new ComparisonPatch(client, comparison, sink.ReportAsync);
                if (file is not null)
                {
                    await SavedFile.SaveAsync(patch.ReadAsync(isText: false, stop), file, force, stop).ConfigureAwait(false);
                    await sink.WriteAsync([new FileInfo(file)]).ConfigureAwait(false);
                }
                else if (isPatch)
                {
                    await foreach (string text in patch.ReadTextsAsync(stop).ConfigureAwait(false))
                    {
                        await sink.WriteAsync([text]).ConfigureAwait(false);
                        if (sink.IsSatisfied) return;
                    }
                }
                else
                {
                    await foreach (var batch in comparison.Changes.WithCancellation(stop).ConfigureAwait(false))
                    {
                        await sink.WriteAsync(batch).ConfigureAwait(false);
                        if (sink.IsSatisfied) return;
                    }
                }
            }
            catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
            {
                await sink.ReportAsync(exception).ConfigureAwait(false);
            }
        };
    }
}
