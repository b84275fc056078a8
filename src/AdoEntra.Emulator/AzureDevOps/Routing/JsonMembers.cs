using System.Text.Json;

namespace AdoEntra.Emulator.AzureDevOps.Routing;

/// <summary>Members of a body that may or may not be there.</summary>
internal static class JsonMembers
{
    /// <summary>A member, or nothing.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A member that is a text and not empty, or null.</summary>
    public static string? MemberText(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>A member with a fixed set of values, as a word or as a number; null when it is absent.</summary>
    public static string? MemberChoice(this JsonElement element, string name, ServiceEnum choices) =>
        element.MemberChosenNumber(name, choices) is { } number ? choices.Word(number) : null;

    /// <summary>The number of a member with a fixed set of values, as a word or as a number; null when it is absent.</summary>
    public static int? MemberChosenNumber(this JsonElement element, string name, ServiceEnum choices)
    {
        var value = element.Member(name);
        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString()!,
            _ => null,
        };
        return text is null ? null
            : choices.Number(text) ?? throw ResourceBody.Unbound($"'{text}' is not a value of '{name}'.");
    }

    /// <summary>A member that is a number, or null.</summary>
    public static int? MemberNumber(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    /// <summary>Whether a member is true.</summary>
    public static bool MemberFlag(this JsonElement element, string name) => element.Member(name).ValueKind == JsonValueKind.True;

    /// <summary>The items of a member that is an array; none otherwise.</summary>
    public static IEnumerable<JsonElement> MemberItems(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];
}
