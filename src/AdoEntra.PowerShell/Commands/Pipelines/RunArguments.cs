using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Watching;

namespace AdoEntra.Commands;

/// <summary>Reads the tables that a run is queued with.</summary>
internal static class RunArguments
{
    private static readonly string[] s_kinds = ["builds", "containers", "packages", "pipelines", "repositories"];

    /// <summary>Values of variables; a SecureString is one of a secret variable.</summary>
    public static IReadOnlyDictionary<string, object> Variables(Hashtable? table) =>
        Entries(table).ToDictionary(
            static entry => entry.Name,
            static entry => entry.Value is SecureString secret ? new SecretValue(SecretArgument.Plain(secret)) : (object)Text(entry.Value)
        );

    /// <summary>Values of parameters, as they are: texts, numbers, truth values, lists and tables.</summary>
    public static IReadOnlyDictionary<string, object?> Values(Hashtable? table) =>
        Entries(table).ToDictionary(static entry => entry.Name, static entry => Value(entry.Value));

    /// <summary>Versions of resources: a text is the version, of a repository its branch; a table is sent as it is.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: there is no such kind, or it holds no table.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> Resources(Hashtable? table)
    {
        Dictionary<string, IReadOnlyDictionary<string, object?>> kinds = new(StringComparer.Ordinal);
        foreach ((string name, object? value) in Entries(table))
        {
            string kind = Array.Find(s_kinds, known => NameFilter.Same(known, name)) ?? throw Wrong($"'{name}' is no kind of resource");
            if (value is not Hashtable resources) throw Wrong($"'{name}' has no table of names and versions");
            kinds[kind] = Entries(resources).ToDictionary(static entry => entry.Name, entry => Version(kind, entry.Value));
        }

        return kinds;
    }

    private static object? Version(string kind, object? value)
    {
        if (value is Hashtable) return Value(value);
        string text = Text(value);
        bool isBranch = kind == "repositories";
        if (isBranch && !text.StartsWith(ReferenceName.All, StringComparison.Ordinal)) text = ReferenceName.Heads + text;
        return new Dictionary<string, object?> { [isBranch ? "refName" : "version"] = text };
    }

    private static IEnumerable<(string Name, object? Value)> Entries(Hashtable? table) =>
        (table ?? []).Cast<DictionaryEntry>().Select(static entry =>
            ($"{entry.Key}", (object?)(entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value)));

    private static object? Value(object? value) => value switch
    {
        Hashtable table => Values(table),
        string or bool or int or long or double or decimal or null => value,
        IEnumerable list => list.Cast<object?>()
            .Select(static item => Value(item is PSObject wrapped ? wrapped.BaseObject : item))
            .ToArray(),
        _ => Text(value),
    };

    // As the YAML has it: true, and numbers with a point.
    private static string Text(object? value) => value is bool flag
        ? (flag ? "true" : "false")
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    private static AdoConnectionException Wrong(string what) => new(
        ErrorIds.InvalidRequest,
        $"{what}.",
        $"Pass a table of kinds ({string.Join(", ", s_kinds)}), each with a table, "
            + $"for example @{{ pipelines = @{{ build = '20260401.1' }} }}.");
}
