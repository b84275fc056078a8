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

    /// <summary>The items of a member that is an array; none otherwise.</summary>
    public static IEnumerable<JsonElement> MemberItems(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];
}
