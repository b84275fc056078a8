using AdoEntra.ModuleCompiler.Metadata;

namespace AdoEntra.ModuleCompiler.Views;

/// <summary>How a table shows a value, by the type and the name of the property. The tool's tables go by the same rules.</summary>
internal static class CellForm
{
    private const string Time = "System.DateTimeOffset";
    private const string Size = "System.Int64";

    private static readonly HashSet<string> s_numbers = new(StringComparer.Ordinal)
    {
        "System.Byte",
        "System.Decimal",
        "System.Double",
        "System.Int16",
        "System.Int32",
        "System.Int64",
        "System.SByte",
        "System.Single",
        "System.UInt16",
        "System.UInt32",
        "System.UInt64",
    };

    /// <summary>Numbers end flush.</summary>
    public static bool IsRight(ModelProperty property) => s_numbers.Contains(property.Type);

    /// <summary>The script that shortens the value; null where it is shown as it is.</summary>
    public static string? Script(ModelProperty property) => property switch
    {
        { Type: Time } => $"if ($_.{property.Name}) {{ '{{0:g}}' -f $_.{property.Name}.LocalDateTime }}",
        { Type: Size, Name: "Size" } =>
            """
            if ($null -eq $_.Size) { }
            elseif ($_.Size -lt 1000) { "$($_.Size) B" }
            elseif ($_.Size -lt 1000KB) { '{0:0} KB' -f ($_.Size / 1KB) }
            elseif ($_.Size -lt 1000MB) { '{0:0.0} MB' -f ($_.Size / 1MB) }
            else { '{0:0.0} GB' -f ($_.Size / 1GB) }
            """.ReplaceLineEndings("\n"),
        { Type: "System.String" } when IsBranch(property.Name) => $"$_.{property.Name} -replace '^refs/heads/'",
        _ => null,
    };

    private static bool IsBranch(string name) =>
        name.EndsWith("Branch", StringComparison.Ordinal) || name.EndsWith("RefName", StringComparison.Ordinal);
}
