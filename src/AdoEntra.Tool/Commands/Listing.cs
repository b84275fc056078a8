using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Output;

namespace AdoEntra.Tool.Commands;

/// <summary>
/// The list that a verb gives out, read in one or several requests: the part between <c>--skip</c> and <c>--first</c>. What concerns one
/// request alone is reported, and the others go on.
/// </summary>
internal sealed class Listing<T>(ToolHost host, AdoConnection connection, ItemWriter<T> output, long first, long skip)
    where T : AdoResource
{
    private long _skipped;
    private long _written;

    /// <summary>True when <c>--first</c> has been reached: nothing more needs to be asked for.</summary>
    public bool IsSatisfied => _written >= first;

    /// <summary>The code of the first failure that was reported; 0 where there was none.</summary>
    public int ExitCode { get; private set; }

    /// <summary>Gives out those items of a list that match.</summary>
    public async Task ReadListAsync(ServiceRequest<T> request, Func<T, bool> matches, CancellationToken cancellationToken)
    {
        if (IsSatisfied) return;
        try
        {
            await foreach (IReadOnlyList<T> batch in host.Process.Client.ReadListAsync(connection.Session, request, cancellationToken))
            {
                Write(batch, matches);
                if (IsSatisfied) return;
            }
        }
        catch (AdoServiceException exception) when (IsAboutThisOne(exception))
        {
            Report(exception);
        }
    }

    /// <summary>Gives out one item that was asked for by its own name.</summary>
    public async Task ReadOneAsync(ServiceRequest<T> request, CancellationToken cancellationToken)
    {
        if (IsSatisfied) return;
        try
        {
            T item = await host.Process.Client.ReadOneAsync(connection.Session, request, cancellationToken);
            Write([item], static _ => true);
        }
        catch (AdoServiceException exception) when (IsAboutThisOne(exception))
        {
            Report(exception);
        }
    }

    /// <summary>Reports what was asked for and is not there.</summary>
    public void Report(AdoServiceException failure)
    {
        int code = host.Messages.Failure(failure);
        if (ExitCode == ExitCodes.Ok) ExitCode = code;
    }

    private void Write(IReadOnlyList<T> batch, Func<T, bool> matches)
    {
        List<T> wanted = new(batch.Count);
        foreach (T item in batch)
        {
            if (!matches(item)) continue;
            if (_skipped < skip)
            {
                _skipped++;
            }
            else if (!IsSatisfied)
            {
                wanted.Add(item);
                _written++;
            }
        }

        if (wanted.Count > 0) output.Write(wanted);
    }

    // Another project may be there; after a refusal of the token nothing will.
    private static bool IsAboutThisOne(AdoServiceException exception) =>
        exception.ErrorId is ErrorIds.NotFound or ErrorIds.NotPermitted or ErrorIds.InvalidRequest or ErrorIds.Conflict;
}
