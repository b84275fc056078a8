using System.Collections;
using System.Management.Automation;

namespace AdoEntra.Binding;

/// <summary>Tables of settings as they are typed, as plain values: dictionaries, lists, texts, numbers and truth values.</summary>
internal static class SettingsTable
{
    /// <summary>The table; null for none.</summary>
    /// <param name="table">What was given.</param>
    public static IReadOnlyDictionary<string, object?>? Plain(IDictionary? table)
    {
        if (table is null) return null;
        Dictionary<string, object?> plain = new(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in table) plain[$"{entry.Key}"] = PlainValue(entry.Value);
        return plain;
    }

    private static object? PlainValue(object? value) => PowerShellBodyAdapter.Bare(value) switch
    {
        string text => text,
        IDictionary table => Plain(table),
        IEnumerable items => items.Cast<object?>().Select(PlainValue).ToList(),
        PSObject custom => custom.Properties.ToDictionary(
            static property => property.Name,
            static property => PlainValue(property.Value),
            StringComparer.Ordinal
        ),
        Guid id => id.ToString(),
        { } bare => bare,
        null => null,
    };
}
