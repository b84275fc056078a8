using System.Text.Json;

using AdoEntra.Json.Reading;

namespace AdoEntra.Requests.Failures;

/// <summary>What an error in JSON is called, and what it is about: all that can be reported where it has no message.</summary>
internal static class ErrorNames
{
    private const int MostProperties = 5;

    private static readonly string[] s_within = ["value", "error", "innerException"];

    /// <summary>The service's short name of its exception; null where there is none.</summary>
    public static string? TypeKey(JsonElement root) => Text(root, ["typeKey"]);

    /// <summary>Another name of it: the type of its class, or its code where that is a text.</summary>
    public static string? Other(JsonElement root)
    {
        if (Text(root, ["typeName", "className"]) is not { } type) return Text(root, ["code", "errorCode"]);

        // A.B.SomeException, A.B, Version=1.0
        string name = type.Split(',')[0].Trim();
        return name.Substring(name.LastIndexOf('.') + 1);
    }

    /// <summary>What the service says about the case in addition (<c>customProperties</c>); null where it says nothing.</summary>
    public static string? Properties(JsonElement root)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || JsonElements.Find(root, "customProperties") is not { ValueKind: JsonValueKind.Object } properties
        )
            return null;
        string[] said =
        [
            .. properties
                .EnumerateObject()
                .Where(static property =>
                    property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number && property.Value.ToString().Length > 0
                )
                .Take(MostProperties)
                .Select(static property => $"{property.Name}: {property.Value}"),
        ];
        return said.Length == 0 ? null : string.Join(", ", said);
    }

    private static string? Text(JsonElement root, string[] names)
    {
        if (root.ValueKind != JsonValueKind.Object) return null;
        foreach (string name in names)
        {
            if (JsonElements.Find(root, name) is { ValueKind: JsonValueKind.String } own && own.GetString() is { Length: > 0 } text)
                return text;
        }

        foreach (string name in s_within)
        {
            if (JsonElements.Find(root, name) is { ValueKind: JsonValueKind.Object } within && Text(within, names) is { } text) return text;
        }

        return null;
    }
}
