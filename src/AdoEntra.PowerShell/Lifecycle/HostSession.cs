using AdoEntra.Identity;

namespace AdoEntra.Lifecycle;

/// <summary>Whether a person sits before the shell that a command runs in.</summary>
internal static class HostSession
{
    private const string ConsoleHost = nameof(ConsoleHost);

    // Of editors: what they do not read from a keyboard of their own still comes from a person.
    private static readonly string[] s_editors = ["Windows PowerShell ISE Host", "Visual Studio Code Host"];

    /// <param name="hostName">The name of the shell's host. What is neither a console nor an editor is a job, a runbook or a
    /// function.</param>
    public static bool IsInteractive(string hostName)
    {
        bool isConsole = hostName == ConsoleHost;
        if (!isConsole && !s_editors.Contains(hostName)) return false;
        return InteractiveSession.IsHere(
            Environment.GetEnvironmentVariable, isConsole && Console.IsInputRedirected, Environment.GetCommandLineArgs());
    }
}
