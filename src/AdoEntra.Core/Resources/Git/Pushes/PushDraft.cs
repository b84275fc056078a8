using System.Text;
using AdoEntra.Http;
using AdoEntra.Json.Writing;

namespace AdoEntra.Resources.Git.Pushes;

/// <summary>A change of one file, as the service takes it (GitChange, git 7.1).</summary>
/// <param name="Type"><c>add</c>, <c>edit</c>, <c>delete</c> or <c>rename</c>.</param>
/// <param name="Path">The path that the file has then.</param>
/// <param name="FormerPath">The path of a renamed file before.</param>
/// <param name="Source">What it contains then; null to leave that.</param>
internal sealed record PushedChange(string Type, string Path, string? FormerPath, FileSource? Source)
{
    /// <summary>What is done, in words: <c>edit '/docs/readme.md'</c>.</summary>
    public override string ToString() =>
        FormerPath is null ? $"{Type} '{Path}'" : $"rename '{FormerPath}' to '{Path}'{(Source is null ? string.Empty : " and edit it")}";
}

/// <summary>A push that is to be made: one commit.</summary>
internal sealed record PushDraft
{
    /// <summary>The reference to the branch.</summary>
    public string Reference { get; init; } = string.Empty;

    /// <summary>The commit that the branch has to point to; of a new branch the one that it begins at.</summary>
    public string OldObjectId { get; init; } = string.Empty;

    /// <summary>The message of the commit.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>The changes.</summary>
    public IReadOnlyList<PushedChange> Changes { get; init; } = [];

    /// <summary>The body, whose contents are read while it is sent.</summary>
    public RequestBody Body => new PiecesBody([.. Pieces()], BodyMedia.Json);

    private IEnumerable<BodyPiece> Pieces()
    {
        yield return Open(
            new Dictionary<string, object?>
            {
                ["refUpdates"] = new[] { new Dictionary<string, object?> { ["name"] = Reference, ["oldObjectId"] = OldObjectId } },
                ["commits"] = new[] { new Dictionary<string, object?> { ["comment"] = Message } },
            },
            end: "}]}",
            more: ",\"changes\":["
        );
        for (int i = 0; i < Changes.Count; i++)
        {
            PushedChange change = Changes[i];
            Dictionary<string, object?> fields = new(StringComparer.Ordinal)
            {
                ["changeType"] = change.Type,
                ["item"] = new Dictionary<string, object?> { ["path"] = change.Path },
            };
            if (change.FormerPath is not null) fields["sourceServerItem"] = change.FormerPath;
            if (change.Source is { } source)
            {
                yield return Open(fields, end: "}", more: ",\"newContent\":{\"contentType\":\"base64Encoded\",\"content\":\"");
                yield return BodyPiece.Base64(source.Length, source.Open);
                yield return Ascii("\"}}");
            }
            else
            {
                yield return BodyPiece.Of(JsonBody.Of(fields, PlainBodyAdapter.Instance));
            }

            if (i < Changes.Count - 1) yield return Ascii(",");
        }

        yield return Ascii("]}]}");
    }

    // An object without its end, which follows behind what is put into it.
    private static BodyPiece Open(object value, string end, string more)
    {
        byte[] whole = JsonBody.Of(value, PlainBodyAdapter.Instance);
        return BodyPiece.Of([.. whole.Take(whole.Length - end.Length), .. Encoding.ASCII.GetBytes(more)]);
    }

    private static BodyPiece Ascii(string text) => BodyPiece.Of(Encoding.ASCII.GetBytes(text));
}
