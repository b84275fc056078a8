using System.Management.Automation;
using System.Reflection;

namespace AdoEntra.Base;

/// <summary>What becomes of a warning that a command writes: a message that a person waits for must not go there unseen.</summary>
internal static class WarningStream
{
    private const BindingFlags Inner = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The preference that holds for a command: its own parameter, else the session's variable.</summary>
    public static ActionPreference Preference(PSCmdlet command)
    {
        object? value = command.MyInvocation.BoundParameters.TryGetValue("WarningAction", out object? given)
            ? given
            : command.GetVariableValue("WarningPreference");
        return LanguagePrimitives.TryConvertTo(value, out ActionPreference preference) ? preference : ActionPreference.Continue;
    }

    /// <summary>
    /// Whether warnings are redirected into nothing (<c>3&gt;$null</c>). The shell tells nobody: where its inner form is another one, they are
    /// taken to be.
    /// </summary>
    public static bool IsNull(PSCmdlet command)
    {
        object? pipe = command.CommandRuntime.GetType().GetProperty("WarningOutputPipe", Inner)?.GetValue(command.CommandRuntime);
        return pipe is not null && pipe.GetType().GetProperty("NullPipe", Inner)?.GetValue(pipe) is not false;
    }
}
