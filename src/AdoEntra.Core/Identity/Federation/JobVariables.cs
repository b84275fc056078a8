namespace AdoEntra.Identity.Federation;

/// <summary>What a job finds in its environment, where several names mean the same thing.</summary>
internal static class JobVariables
{
    /// <summary>The first of these variables that holds something.</summary>
    public static JobVariable? First(VariableReader variables, params string[] names)
    {
        foreach (string name in names)
        {
            string? value = variables(name)?.Trim();
            // Azure Pipelines leaves a macro standing whose variable does not exist: $(System.AccesToken).
            if (!string.IsNullOrEmpty(value) && !value!.StartsWith("$(", StringComparison.Ordinal)) return new(name, value);
        }

        return null;
    }

    /// <summary>The value of the first of these variables that holds something.</summary>
    public static string? Value(VariableReader variables, params string[] names) => First(variables, names)?.Value;
}

/// <summary>A variable that is set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, which may be a secret.</param>
internal sealed record JobVariable(string Name, string Value)
{
    /// <summary>Without the value.</summary>
    public override string ToString() => Name;
}
