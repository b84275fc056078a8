using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.AzureDevOps.Git.References;

/// <summary>
/// Writes pages of branches and tags without anything in between: there may be a million, and who is measured must not wait for them.
/// </summary>
internal static class ReferenceListing
{
    private static readonly JsonEncodedText Count = JsonEncodedText.Encode("count");
    private static readonly JsonEncodedText Value = JsonEncodedText.Encode("value");
    private static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    private static readonly JsonEncodedText ObjectId = JsonEncodedText.Encode("objectId");
    private static readonly JsonEncodedText Creator = JsonEncodedText.Encode("creator");
    private static readonly JsonEncodedText IsLocked = JsonEncodedText.Encode("isLocked");
    private static readonly JsonEncodedText IsLockedBy = JsonEncodedText.Encode("isLockedBy");
    private static readonly JsonEncodedText PeeledObjectId = JsonEncodedText.Encode("peeledObjectId");
    private static readonly JsonEncodedText Statuses = JsonEncodedText.Encode("statuses");
    private static readonly JsonEncodedText Url = JsonEncodedText.Encode("url");

    public static void Write(
        PooledBuffer buffer, string repository, GitContent content, IReadOnlyList<GitReference> references, PageWindow window,
        ReferenceCreators creators, bool peels, bool statuses)
    {
        var count = Math.Clamp(references.Count - window.Offset, 0, window.Top);
        using var json = new Utf8JsonWriter(buffer, BodyJson.Writing);
        json.WriteStartObject();
        json.WriteNumber(Count, count);
        json.WriteStartArray(Value);
        for (var index = window.Offset; index < window.Offset + count; index++)
        {
            var reference = references[index];
            json.WriteStartObject();
            json.WriteString(Name, reference.Name);
            json.WriteString(ObjectId, reference.ObjectId);
            json.WritePropertyName(Creator);
            json.WriteRawValue(creators.Of(reference.Name), skipInputValidation: true);
            if (content.Locks.TryGetValue(reference.Name, out var owner))
            {
                json.WriteBoolean(IsLocked, true);
                json.WritePropertyName(IsLockedBy);
                json.WriteRawValue(creators.Of(owner), skipInputValidation: true);
            }

            // [D] Only of tags that are objects of their own, and only when it is asked for.
            if (peels && content.Objects.Peel(reference.ObjectId) is { } peeled && peeled != reference.ObjectId)
            {
                json.WriteString(PeeledObjectId, peeled);
            }

            // [D] Only when they are asked for; nobody sets any here.
            if (statuses)
            {
                json.WriteStartArray(Statuses);
                json.WriteEndArray();
            }

            json.WriteString(Url, $"{repository}/refs?filter={Uri.EscapeDataString(reference.Name["refs/".Length..])}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
