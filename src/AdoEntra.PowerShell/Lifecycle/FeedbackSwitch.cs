using System.Reflection;
using AdoEntra.Errors;

namespace AdoEntra.Lifecycle;

/// <summary>
/// Whether failures are explained at the prompt. The shell has one list of providers for the process, so it is on as long as one of the
/// runspaces that turned it on has the module.
/// </summary>
internal static class FeedbackSwitch
{
    private const string Provider = "AdoEntra.Feedback";

    // The first in which feedback providers are no experiment.
    private static readonly Version s_least = new(7, 6);

    private static readonly object s_gate = new();
    private static readonly HashSet<Guid> s_runspaces = [];
    private static IFeedbackRegistration? s_registration;

    /// <summary>Turns it on, and loads the provider for that. Where it is on it stays so.</summary>
    /// <param name="runspace">Whose command this is.</param>
    /// <param name="engine">The version of the shell's own assembly, which has no preview label.</param>
    /// <param name="shell">The version of the shell, as the error names it.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: the shell is too old.</exception>
    public static void TurnOn(Guid runspace, Version engine, string shell)
    {
        if (engine < s_least)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"Feedback at the prompt needs PowerShell 7.6 or newer; this is PowerShell {shell}.",
                "Use PowerShell 7.6, or pipe the output of a program to Resolve-AdoError: git clone ... 2>&1 | Resolve-AdoError"
            );
        }

        lock (s_gate)
        {
            if (s_runspaces.Count == 0) (s_registration ??= Load()).Register();
            s_runspaces.Add(runspace);
        }
    }

    /// <summary>Turns it off for the whole process.</summary>
    public static void TurnOff()
    {
        lock (s_gate)
        {
            if (s_runspaces.Count == 0) return;
            s_runspaces.Clear();
            s_registration!.Unregister();
        }
    }

    /// <summary>Turns it off where no other runspace has turned it on.</summary>
    /// <param name="runspace">The runspace that the module is removed from.</param>
    public static void Leave(Guid runspace)
    {
        lock (s_gate)
        {
            if (s_runspaces.Remove(runspace) && s_runspaces.Count == 0) s_registration!.Unregister();
        }
    }

    // By its name: the load context of this assembly finds it beside the others.
    private static IFeedbackRegistration Load() =>
        (IFeedbackRegistration)Activator.CreateInstance(
            Assembly.Load(new AssemblyName(Provider)).GetType($"{Provider}.FeedbackRegistration", throwOnError: true)!, nonPublic: true)!;
}
