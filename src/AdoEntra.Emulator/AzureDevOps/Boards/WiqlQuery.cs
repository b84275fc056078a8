using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Boards;

namespace AdoEntra.Emulator.AzureDevOps.Boards;

/// <summary>
/// A query for work items: <c>SELECT</c> fields <c>FROM WorkItems WHERE</c> comparisons joined by <c>AND</c>, <c>ORDER BY</c> one field.
/// [D] The language has more; what is not emulated is refused, and not passed over.
/// </summary>
internal sealed partial class WiqlQuery
{
    private readonly List<(string Field, string Verb, string Value)> _conditions = [];
    private string _order = "System.Id";
    private bool _descending;

    /// <summary>The fields that were selected.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The field that was asked to sort by, and whether the greatest comes first; null where none was.</summary>
    public (string Field, bool IsDescending)? Order { get; private set; }

    public static WiqlQuery Parse(string text, string? project)
    {
        var match = Statement().Match(text.Trim());
        if (!match.Success)
        {
            throw Refused(text);
        }

        var query = new WiqlQuery { Columns = [.. Field().Matches(match.Groups["columns"].Value).Select(field => field.Groups[1].Value)] };
        var where = match.Groups["where"].Value;
        foreach (var condition in where.Length == 0 ? [] : And().Split(where))
        {
            var parts = Condition().Match(condition.Trim());
            if (!parts.Success)
            {
                throw Refused(condition);
            }

            var value = parts.Groups["value"].Value;
            query._conditions.Add((
                parts.Groups["field"].Value,
                parts.Groups["verb"].Value.ToUpperInvariant(),
                value.Equals("@project", StringComparison.OrdinalIgnoreCase)
                    ? project ?? throw Refused("@project has no meaning without a project.")
                    : value.Trim('\'').Replace("''", "'", StringComparison.Ordinal)));
        }

        if (match.Groups["order"].Success)
        {
            query._order = match.Groups["order"].Value;
            query._descending = match.Groups["direction"].Value.Equals("desc", StringComparison.OrdinalIgnoreCase);
            query.Order = (query._order, query._descending);
        }

        return query;
    }

    public IEnumerable<WorkItem> Find(IEnumerable<WorkItem> items)
    {
        var found = items.Where(item => _conditions.TrueForAll(condition => Holds(item, condition)));
        return _descending
            ? found.OrderByDescending(item => Value(item, _order), Comparison)
            : found.OrderBy(item => Value(item, _order), Comparison);
    }

    // Numbers by size, and before texts; texts without regard to case.
    private static Comparer<object?> Comparison { get; } = Comparer<object?>.Create((one, other) => (one, other) switch
    {
        (double number, double another) => number.CompareTo(another),
        (double, _) => -1,
        (_, double) => 1,
        _ => string.Compare((string?)one, (string?)other, StringComparison.OrdinalIgnoreCase),
    });

    private static bool Holds(WorkItem item, (string Field, string Verb, string Value) condition)
    {
        var value = Value(item, condition.Field);
        object asked = value is double && double.TryParse(condition.Value, CultureInfo.InvariantCulture, out var number)
            ? number
            : condition.Value;
        var order = Comparison.Compare(value, asked);
        return condition.Verb switch
        {
            "=" => order == 0,
            "<>" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            _ => value is string text && text.Contains(condition.Value, StringComparison.OrdinalIgnoreCase),
        };
    }

    private static object? Value(WorkItem item, string field)
    {
        if (field.Equals("System.Id", StringComparison.OrdinalIgnoreCase))
        {
            return (double)item.Id;
        }

        var value = item.Fields.FirstOrDefault(one => one.Key.Equals(field, StringComparison.OrdinalIgnoreCase)).Value;
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.String => value.GetString(),
            _ => null,
        };
    }

    private static ServiceRefusalException Refused(string why) => new(WorkItemErrors.BadQuery(why));

    [GeneratedRegex(
        @"^select\s+(?<columns>.+?)\s+from\s+workitems(\s+where\s+(?<where>.+?))?(\s+order\s+by\s+\[(?<order>[\w.]+)\](\s+(?<direction>asc|desc))?)?$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\[([\w.]+)\]")]
    private static partial Regex Field();

    // Not within a text.
    [GeneratedRegex(@"\s+and\s+(?=(?:[^']*'[^']*')*[^']*$)", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(
        @"^\[(?<field>[\w.]+)\]\s*(?<verb>=|<>|<=|>=|<|>|contains)\s*(?<value>'(?:[^']|'')*'|-?[\d.]+|@project)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Condition();
}
