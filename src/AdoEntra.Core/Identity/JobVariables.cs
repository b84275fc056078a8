using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity;

/// <summary>What a job finds in its environment, where several names mean the same thing.</summary>
internal static class JobVariables
{
    /// <summary>The first of these variables that holds something, if only a macro that was not replaced.</summary>
    public static JobVariable? First(VariableReader variables, params string[] names)
    {
        foreach (string name in names)
        {
            if (GivenText.Find(variables(name)) is { } value) return new(name, value);
        }

        return null;
    }

    /// <summary>The value of the first of these variables that holds something.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it holds a macro that was not replaced.</exception>
    public static string? Value(VariableReader variables, params string[] names) => First(variables, names)?.Value;

    /// <summary>The secret in the first of these variables that holds something; null where none does.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is no such secret.</exception>
    public static Secret? Secret(VariableReader variables, SecretKind kind, params string[] names) =>
        First(variables, names) is { } found ? GivenSecret.Read(found.Value, found.Name, kind) : null;
}

/// <summary>A variable that is set.</summary>
/// <param name="name">Its name.</param>
/// <param name="text">What it holds, which may be a secret.</param>
internal sealed class JobVariable(string name, string text)
{
    private const string MacroStart = "$(";

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>
    /// True where a macro of Azure Pipelines is left in it: <c>$(Name)</c> stays as it stands where there is no such variable. The user who
    /// set it meant something, so it is not the same as one that is not set.
    /// </summary>
    public bool HasMacro
    {
        get
        {
            for (
                int start = text.IndexOf(MacroStart, StringComparison.Ordinal);
                start >= 0;
                start = text.IndexOf(MacroStart, start + 1, StringComparison.Ordinal)
            )
            {
                int end = start + MacroStart.Length;
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.' or '-' or ' ')) end++;
                if (start == 0 || (end < text.Length && text[end] == ')' && end > start + MacroStart.Length)) return true;
            }

            return false;
        }
    }

    /// <summary>Its value.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it holds a macro that was not replaced.</exception>
    public string Value => !HasMacro ? text : throw new AdoConnectionException(
        ErrorIds.InvalidRequest,
        $"The variable {name} contains $(…), which Azure Pipelines did not replace.",
        $"Check the name in the pipeline: no variable of that name exists where this step runs. Define it, or remove {name}.")
    { Target = name };

    /// <summary>Without the value.</summary>
    public override string ToString() => name;
}
