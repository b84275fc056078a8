using System.Management.Automation;
using System.Reflection;

namespace AdoEntra.Base;

/// <summary>
/// Gives an object that the shell is about to display a table of its own. The shell lets the first object of a line choose the table and
/// shows objects of another type behind it as lists: <c>Connect-AdoEntra; Get-AdoRepository</c> is such a line.
/// </summary>
internal static class DisplayedOutput
{
    private const BindingFlags Inner = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private const string Format = @"param($value) Microsoft.PowerShell.Utility\Format-Table -InputObject $value";

    /// <summary>
    /// The finished table where the command's output goes to <c>Out-Default</c> and nowhere else; otherwise the object itself.
    /// </summary>
    /// <param name="command">Who writes. On its pipeline thread only, since this runs a script.</param>
    /// <param name="value">What it writes.</param>
    public static IEnumerable<object> Of(PSCmdlet command, object value)
    {
        if (!IsDisplayed(command)) return [value];
        try
        {
            return command.InvokeCommand.InvokeScript(true, ScriptBlock.Create(Format), null, value);
        }
        catch (RuntimeException exception) when (exception is not PipelineStoppedException)
        {
            // Where a session allows no such thing, the shell decides.
            return [value];
        }
    }

    // The shell does not expose it: where its internals differ, the object is not taken to be displayed.
    private static bool IsDisplayed(PSCmdlet command)
    {
        Dictionary<string, object> bound = command.MyInvocation.BoundParameters;
        if (bound.ContainsKey("OutVariable") || bound.ContainsKey("PipelineVariable")) return false;
        object? next = Get(Get(Get(command.CommandRuntime, "OutputPipe"), "DownstreamCmdlet"), "Command");
        return next?.GetType().FullName == "Microsoft.PowerShell.Commands.OutDefaultCommand";
    }

    private static object? Get(object? from, string property) => from?.GetType().GetProperty(property, Inner)?.GetValue(from);
}
