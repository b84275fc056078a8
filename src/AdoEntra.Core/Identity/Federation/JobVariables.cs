namespace AdoEntra.Identity.Federation;

/// <summary>What a job finds in its environment, where several names mean the same thing.</summary>
internal static class JobVariables
{
    /// <summary>The first of these variables that holds something.</summary>
    public static JobVariable? First(VariableReader variables, params string[] names)
    {
        foreach (string name in names)
        {
            // Azure Pipelines leaves a macro standing whose variable does not exist: $(System.AccesToken).
            if (GivenText.Find(variables(name)) is { } value && !value.StartsWith("$(", StringComparison.Ordinal)) return new(name, value);
        }

        return null;
    }

    /// <summary>The value of the first of these variables that holds something.</summary>
    public static string? Value(VariableReader variables, params string[] names) => First(variables, names)?.Value;

    /// <summary>The secret in the first of these variables that holds something; null where none does.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is no such secret.</exception>
    public static Secret? Secret(VariableReader variables, SecretKind kind, params string[] names) =>
        First(variables, names) is { } found ? GivenSecret.Read(found.Value, found.Name, kind) : null;
}

/// <summary>A variable that is set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, which may be a secret.</param>
internal sealed record JobVariable(string Name, string Value)
{
    /// <summary>Without the value.</summary>
    public override string ToString() => Name;
}
