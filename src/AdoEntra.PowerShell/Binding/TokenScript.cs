using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Runtime.ExceptionServices;
using System.Security;
using AdoEntra.Base;
using AdoEntra.Binding;

namespace AdoEntra;

/// <summary>
/// Runs a user's script that gives a token. Where a command of the script's own runspace is waiting for it, it runs there, with all that
/// the user's session has. For other runspaces and for renewals in the background that one is out of reach: there the script's text runs in
/// a runspace of its own, which has the environment but none of the session's variables and functions.
/// </summary>
internal sealed class TokenScript(ScriptBlock script, Runspace home, PSHost host)
{
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        if (
            AsyncCmdlet.Running is { } command
            && command.IsIn(home)
            && await command.TryInvokeAsync(RunHere).ConfigureAwait(false) is { } outcome
        )
            return Text(outcome());
        return await RunApartAsync(cancellationToken).ConfigureAwait(false);
    }

    // What the script throws is for the caller that wants the token; on the pipeline thread it would end the command as it is.
    private Func<ICollection<PSObject>> RunHere()
    {
        try
        {
            Collection<PSObject> given = script.Invoke();
            return () => given;
        }
        catch (RuntimeException exception) when (exception is not PipelineStoppedException)
        {
            var failure = ExceptionDispatchInfo.Capture(exception);
            return () =>
            {
                failure.Throw();
                return [];
            };
        }
    }

    private async Task<string> RunApartAsync(CancellationToken cancellationToken)
    {
        using Runspace apart = RunspaceFactory.CreateRunspace(host);
        apart.Open();
        using var shell = PowerShell.Create();
        shell.Runspace = apart;
        shell.AddScript(script.ToString());
        using (cancellationToken.Register(static state => ((PowerShell)state!).BeginStop(null, null), shell))
        {
            PSDataCollection<PSObject> given = await Task.Factory.FromAsync(shell.BeginInvoke(), shell.EndInvoke).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            string text = Text(given);
            // What it needed of the session is not there, which by itself does not end a script.
            return text.Length > 0 || shell.Streams.Error.Count == 0
                ? text
                : throw new InvalidOperationException(
                    $"{shell.Streams.Error[0]} (In another runspace, and in the background, it runs without the variables and functions "
                        + "of the session.)"
                );
        }
    }

    // The last thing it wrote, as with a function's return value.
    private static string Text(ICollection<PSObject> given) => given.LastOrDefault(static value => value is not null)?.BaseObject switch
    {
        SecureString secret => SecretArgument.Plain(secret),
        { } value => LanguagePrimitives.ConvertTo<string>(value),
        null => string.Empty,
    };
}
