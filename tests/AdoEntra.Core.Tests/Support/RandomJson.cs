using System.Globalization;
using System.Text;

namespace AdoEntra.Core.Tests.Support;

/// <summary>Makes JSON values of every kind together with what they have to be read as; the same ones for the same seed.</summary>
internal sealed class RandomJson(int seed)
{
    private static readonly string[] s_texts =
        ["", "a", "Ü ß 漢字", "\"quoted\"", "back\\slash", "line\r\nbreak", "\u0001", "}", "]", "[{", "\uD83D\uDE00", "</script>", "value"];
    private readonly Random _random = new(seed);

    public int Next(int below) => _random.Next(below);

    /// <summary>A value: its JSON text, and the same as BCL types.</summary>
    public (string Json, object? Value) Value(int depth = 0)
    {
        switch (_random.Next(depth > 3 ? 6 : 8))
        {
            case 0:
                return ("null", null);
            case 1:
                return _random.Next(2) == 0 ? ("true", true) : ("false", false);
            case 2:
                long whole = (long)((_random.NextDouble() - 0.5) * long.MaxValue);
                return (whole.ToString(CultureInfo.InvariantCulture), whole);
            case 3:
                decimal exact = new(_random.Next(), _random.Next(), 0, _random.Next(2) == 0, (byte)_random.Next(1, 12));
                return (exact.ToString(CultureInfo.InvariantCulture), exact);
            case 4 or 5:
                string text = s_texts[_random.Next(s_texts.Length)] + _random.Next(100);
                return (Quote(text), text);
            case 6:
                var items = Enumerable.Range(0, _random.Next(4)).Select(_ => Value(depth + 1)).ToList();
                string list = string.Join(Space() + "," + Space(), items.Select(static item => item.Json));
                return ("[" + list + Space() + "]", items.Select(static item => item.Value).ToList());
            default:
                var map = new Dictionary<string, object?>(StringComparer.Ordinal);
                var fields = new List<string>();
                for (int i = _random.Next(4); i > 0; i--)
                {
                    string name = s_texts[_random.Next(s_texts.Length)] + (_random.Next(3) == 0 ? "" : "x");
                    (string json, object? value) = Value(depth + 1);
                    map[name] = value;
                    fields.Add(Quote(name) + Space() + ":" + Space() + json);
                }

                return ("{" + string.Join(",", fields) + "}", map);
        }
    }

    /// <summary>A value as one text, types included, so that two can be compared.</summary>
    public static string Show(object? value) => value switch
    {
        null => "null",
        string text => "s" + Quote(text),
        bool truth => truth ? "true" : "false",
        long whole => "l" + whole.ToString(CultureInfo.InvariantCulture),
        decimal exact => "m" + exact.ToString(CultureInfo.InvariantCulture),
        double real => "d" + real.ToString("R", CultureInfo.InvariantCulture),
        List<object?> list => "[" + string.Join(",", list.Select(Show)) + "]",
        Dictionary<string, object?> map => "{" + string.Join(",", Sorted(map).Select(static pair => pair.Key + ":" + pair.Value)) + "}",
        _ => throw new InvalidOperationException($"{value.GetType()} is no type that a user should meet."),
    };

    private static IEnumerable<(string Key, string Value)> Sorted(Dictionary<string, object?> map) =>
        map.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => (Quote(pair.Key), Show(pair.Value)));

    private string Space() => _random.Next(5) == 0 ? " \r\n" : "";

    private static string Quote(string text)
    {
        var json = new StringBuilder("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\') json.Append('\\').Append(c);
            else if (c < ' ') json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else json.Append(c);
        }

        return json.Append('"').ToString();
    }
}
