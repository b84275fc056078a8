using System.Management.Automation;
using System.Reflection;

namespace AdoEntra.Base;

/// <summary>What becomes of what a command writes: a message that a person waits for must not go unseen.</summary>
internal static class SilencedStream
{
    private const BindingFlags Inner = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The preference for warnings that holds for a command: its own parameter, else the session's variable.</summary>
    public static ActionPreference WarningPreference(PSCmdlet command) => Preference(command, "Warning", ActionPreference.Continue);

    /// <summary>
    /// The same for information; of <c>SilentlyContinue</c>, what is written to the host is shown none the less, as with Write-Host.
    /// </summary>
    public static ActionPreference InformationPreference(PSCmdlet command) =>
        Preference(command, "Information", ActionPreference.SilentlyContinue);

    /// <summary>
    /// Whether a stream is redirected into nothing (<c>3&gt;$null</c>). The shell does not expose it: where its internals differ, it is
    /// taken to be.
    /// </summary>
    /// <param name="command">Who writes.</param>
    /// <param name="stream">Which stream: <c>Warning</c>, <c>Information</c>.</param>
    public static bool IsNull(PSCmdlet command, string stream)
    {
        object? pipe = command.CommandRuntime.GetType().GetProperty(stream + "OutputPipe", Inner)?.GetValue(command.CommandRuntime);
        return pipe is not null && pipe.GetType().GetProperty("NullPipe", Inner)?.GetValue(pipe) is not false;
    }

    private static ActionPreference Preference(PSCmdlet command, string stream, ActionPreference byDefault)
    {
        object? value = command.MyInvocation.BoundParameters.TryGetValue(stream + "Action", out object? given)
            ? given
            : command.GetVariableValue(stream + "Preference");
        return LanguagePrimitives.TryConvertTo(value, out ActionPreference preference) ? preference : byDefault;
    }
}
