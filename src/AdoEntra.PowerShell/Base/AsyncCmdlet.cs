using System.Management.Automation;
using System.Management.Automation.Runspaces;
using AdoEntra.Binding;

namespace AdoEntra.Base;

/// <summary>
/// A cmdlet whose work is asynchronous. The work starts on the pipeline thread, without a synchronization context, so what needs no
/// waiting costs nothing; once it waits it goes on elsewhere, and everything it writes is brought back by a pump.
/// </summary>
/// <remarks>
/// Cancelled when the pipeline stops, and when the cmdlet is disposed: Select-Object -First and a throwing consumer end a cmdlet with
/// neither StopProcessing nor EndProcessing.
/// </remarks>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private static readonly AsyncLocal<AsyncCmdlet?> s_running = new();
    private readonly PipelinePump _pump = new();
    private HashSet<string> _typed = [];
    private Runspace? _runspace;

    private protected AsyncCmdlet()
    {
    }

    /// <summary>The work before the first input. Override this, not <c>BeginProcessing</c>.</summary>
    /// <param name="cancellationToken">Ends the work when its results are no longer needed.</param>
    protected virtual Task BeginAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The work for each input. Override this, not <c>ProcessRecord</c>.</summary>
    /// <param name="cancellationToken">Ends the work when its results are no longer needed.</param>
    protected virtual Task ProcessAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The work after the last input. Override this, not <c>EndProcessing</c>.</summary>
    /// <param name="cancellationToken">Ends the work when its results are no longer needed.</param>
    protected virtual Task EndAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Run(CheckedBeginAsync);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Run(CheckedProcessAsync);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Run(EndAsync);

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the work that is still under way.</summary>
    /// <param name="disposing">False on a finalizer, which this class has not.</param>
    protected virtual void Dispose(bool disposing)
    {
        // Not disposed: work that is still unwinding may look at the token. It holds no handle unless a caller waits on one.
        if (disposing) _stop.Cancel();
    }

    /// <summary>Whether no text that is given may be a secret by its form; false for a command that looks at each of them itself.</summary>
    private protected virtual bool ChecksTexts => true;

    /// <summary>Called on the pipeline thread after work that succeeded.</summary>
    private protected virtual void Completed()
    {
    }

    private protected ValueTask WriteAsync(object value) => _pump.InvokeAsync(() =>
    {
        if (value is AdoConnection or AdoResource or AdoDiagnosisStep or AdoExplanation) LoadViews();
        WriteObject(value);
    });

    /// <summary>Writes an object that has a table of its own where the shell displays it, whatever is written next.</summary>
    private protected ValueTask WriteApartAsync(object value) => _pump.InvokeAsync(() =>
    {
        LoadViews();
        foreach (object part in DisplayedOutput.Of(this, value)) WriteObject(part);
    });

    private protected ValueTask WriteAllAsync<T>(IReadOnlyList<T> values) => _pump.InvokeAsync(() =>
    {
        LoadViews();
        for (int i = 0; i < values.Count; i++) WriteObject(values[i]);
    });

    /// <summary>Asks for confirmation where that is wanted; with -WhatIf reports what would be done.</summary>
    private protected Task<bool> ShouldProcessAsync(string target, string action) => AskAsync(() => ShouldProcess(target, action));

    /// <inheritdoc cref="ShouldProcessAsync(string, string)"/>
    /// <param name="sentence">What is done, without a full stop: <c>Delete branch 'topic' of repository 'app'</c>.</param>
    private protected Task<bool> ShouldProcessAsync(string sentence) =>
        AskAsync(() => ShouldProcess($"{sentence}.", $"{sentence}?", "Confirm"));

    /// <summary>
    /// The same for a change of medium impact by a cmdlet whose gravest change is of high impact: it is asked about only where the user
    /// wants to be asked about such.
    /// </summary>
    /// <param name="sentence">What is done, without a full stop.</param>
    private protected Task<bool> ShouldProcessMildAsync(string sentence) => AskAsync(() =>
    {
        if (IsAskedAboutMild) return ShouldProcess($"{sentence}.", $"{sentence}?", "Confirm");
        WriteVerbose($"{sentence}.");
        return true;
    });

    private bool IsAskedAboutMild =>
        MyInvocation.BoundParameters.ContainsKey("WhatIf")
        || MyInvocation.BoundParameters.ContainsKey("Confirm")
        || LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"))
        || (LanguagePrimitives.TryConvertTo(SessionState.PSVariable.GetValue("ConfirmPreference"), out ConfirmImpact preference)
            && preference is ConfirmImpact.Low or ConfirmImpact.Medium);

    private async Task<bool> AskAsync(Func<bool> ask)
    {
        bool isWanted = false;
        var asked = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _pump.InvokeAsync(() =>
        {
            isWanted = ask();
            asked.TrySetResult(true);
        }).ConfigureAwait(false);
        await asked.Task.WaitAsync(_stop.Token).ConfigureAwait(false);
        return isWanted;
    }

    private protected ValueTask WriteVerboseAsync(string text) => _pump.InvokeAsync(() => WriteVerbose(text));

    private protected ValueTask WriteWarningAsync(string text) => _pump.InvokeAsync(() => WriteWarning(text));

    private protected ValueTask WriteErrorAsync(AdoEntraException exception) =>
        _pump.InvokeAsync(() => WriteError(ErrorRecords.From(exception)));

    /// <summary>
    /// Has the pipeline thread say something as soon as it can. Unlike a write this waits for nothing: work that runs ahead posts while
    /// the pipeline is elsewhere.
    /// </summary>
    internal void Post(Action call) => _pump.Post(call);

    private Task CheckedBeginAsync(CancellationToken cancellationToken)
    {
        _typed = new(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        if (ChecksTexts) GivenTexts.Ensure(MyInvocation.BoundParameters);
        return BeginAsync(cancellationToken);
    }

    // Again, since input may have been bound meanwhile.
    private Task CheckedProcessAsync(CancellationToken cancellationToken)
    {
        if (ChecksTexts && MyInvocation.ExpectingInput) GivenTexts.Ensure(MyInvocation.BoundParameters);
        return ProcessAsync(cancellationToken);
    }

    /// <summary>Whether a parameter is on the command line, and not what an object brings.</summary>
    internal bool IsTyped(string parameter) => _typed.Contains(parameter);

    /// <summary>Whether the object that came in has the property of a parameter, be it empty.</summary>
    internal bool IsBrought(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter) && !IsTyped(parameter);

    /// <summary>The command whose work this flow of control is; it may have ended.</summary>
    internal static AsyncCmdlet? Running => s_running.Value;

    /// <summary>Whether this command runs in that runspace.</summary>
    internal bool IsIn(Runspace runspace) => _runspace == runspace;

    /// <summary>Has the pipeline thread do something that needs the user's session; null where it is not waiting any more.</summary>
    internal Task<T?> TryInvokeAsync<T>(Func<T> call)
        where T : class => _pump.TryInvokeAsync(call);

    private void Run(Func<CancellationToken, Task> work)
    {
        _runspace = Runspace.DefaultRunspace;
        s_running.Value = this;
        _pump.Open();
        SynchronizationContext? context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            Task body = work(_stop.Token);
            RunPump(body);
            body.GetAwaiter().GetResult();
            Completed();
        }
        catch (AdoEntraException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            s_running.Value = null;
            _pump.Close();
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private void LoadViews() => FormatViews.Load(MyInvocation.MyCommand.Module);

    private void RunPump(Task body)
    {
        try
        {
            // The views are loaded while the request is under way: this costs no time.
            _pump.Run(body, LoadViews);
        }
        catch
        {
            // The consumer has ended it. The work is cancelled, and its outcome does not matter.
            _stop.Cancel();
            _ = body.ContinueWith(
                static task => _ = task.Exception,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            throw;
        }
    }
}
