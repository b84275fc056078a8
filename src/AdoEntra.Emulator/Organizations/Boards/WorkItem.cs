using System.Text.Json;

namespace AdoEntra.Emulator.Organizations.Boards;

/// <summary>A work item at one of its revisions.</summary>
/// <param name="Id">Its number, the organization's.</param>
/// <param name="Revision">The number of the revision, from 1.</param>
/// <param name="Watermark">Where the revision stands among all revisions of the organization.</param>
/// <param name="Project">The project it is in.</param>
/// <param name="Fields">The fields by reference name. Read-only for callers.</param>
/// <param name="Relations">What it is linked to, as it was sent.</param>
internal sealed record WorkItem(
    int Id, int Revision, int Watermark, Guid Project, IReadOnlyDictionary<string, JsonElement> Fields,
    IReadOnlyList<JsonElement> Relations)
{
    /// <summary>The number of the one above it; null for none.</summary>
    public int? Parent { get; init; }

    public string? Text(string field) =>
        Fields.TryGetValue(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
