using System.Runtime.CompilerServices;
using System.Text;
using AdoEntra.Errors;
using AdoEntra.Resources.Git.Patches;

namespace AdoEntra.Resources.Git.Differences;

/// <summary>
/// Makes a patch of what differs between two states of a repository. What a file was and is, its mode too, comes from the folders of the
/// two commits, since a difference does not say all of it; contents are read several at once, and no more than fit into a fixed memory.
/// </summary>
/// <param name="client">Sends the requests.</param>
/// <param name="comparison">What is compared.</param>
/// <param name="report">Told of a file that is too large for a patch.</param>
/// <param name="largest">How many bytes a file may have, to be in the patch.</param>
internal sealed class ComparisonPatch(
    ResourceClient client,
    Comparison comparison,
    Func<AdoServiceException, ValueTask> report,
    long largest = ComparisonPatch.LargestFile
)
{
    private const string Submodule = "160000";
    private const long LargestFile = 32L * 1024 * 1024;

    private readonly RepositoryPlace _place = comparison.Place;
    private readonly CommitTrees _trees = new(client, comparison.Place);

    // A file cannot be renamed twice, even where it is listed so: from the second time on it is a new one.
    private readonly HashSet<string> _renamed = new(StringComparer.Ordinal);

    /// <summary>The parts of the patch, one for each file, in the order of the differences.</summary>
    /// <param name="isText">Whether each has to be text in UTF-8; see <see cref="FilePatch"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoEntraException">The service refused.</exception>
    public async IAsyncEnumerable<byte[]> ReadAsync(bool isText, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (IReadOnlyList<AdoFileChange> batch in comparison.Changes.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            List<Sides> files = [];
            var found = Concurrently.SelectAsync(batch, Concurrently.Usual, FindAsync, cancellationToken: cancellationToken);
            await foreach (Sides sides in found.ConfigureAwait(false)) files.Add(await PlainAsync(sides).ConfigureAwait(false));
            var patches = Concurrently.SelectAsync(
                files,
                Concurrently.Usual,
                async (sides, stop) => FilePatch.Of(
                    await ReadAsync(sides.OldPath, sides.Old, stop).ConfigureAwait(false),
                    await ReadAsync(sides.Path, sides.New, stop).ConfigureAwait(false),
                    isText),
                static sides => sides.Size,
                LargestFile,
                cancellationToken
            );
            await foreach (byte[] patch in patches.ConfigureAwait(false))
            {
                if (patch.Length > 0) yield return patch;
            }
        }
    }

    /// <summary>The same as texts.</summary>
    public async IAsyncEnumerable<string> ReadTextsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (byte[] patch in ReadAsync(isText: true, cancellationToken).ConfigureAwait(false))
            yield return Encoding.UTF8.GetString(patch);
    }

    private async Task<Sides> FindAsync(AdoFileChange change, CancellationToken cancellationToken)
    {
        string path = change.Path?.TrimStart('/') ?? string.Empty;
        string former = change.OriginalPath?.TrimStart('/') ?? path;
        GitTreeEntry? added = await _trees.FindAsync(comparison.After, path, cancellationToken).ConfigureAwait(false);
        GitTreeEntry? kept = former == path
            ? null
            : await _trees.FindAsync(comparison.After, former, cancellationToken).ConfigureAwait(false);

        // A file that is still there was copied: the new one is written in full.
        string before = kept is null && added is not null ? former : path;
        return new(before, await _trees.FindAsync(comparison.Before, before, cancellationToken).ConfigureAwait(false), path, added);
    }

    private async Task<Sides> PlainAsync(Sides sides)
    {
        bool isRename = sides.OldPath != sides.Path;
        if (isRename && !_renamed.Add(sides.OldPath)) sides = sides with { OldPath = sides.Path, Old = null };
        if (sides.Old?.ObjectId != sides.New?.ObjectId && (IsTooLarge(sides.Old) || IsTooLarge(sides.New)))
        {
            await report(
                    new AdoServiceException(
                        ErrorIds.InvalidRequest,
                        $"The file '/{sides.Path}' of {_place} is larger than {largest} bytes: its content is not in the patch, which git "
                            + "apply then refuses as a whole.",
                        "Use git fetch for changes of such files.")
                    {
                        Target = "/" + sides.Path,
                    }
                )
                .ConfigureAwait(false);
        }

        return sides;
    }

    private async Task<PatchSide?> ReadAsync(string path, GitTreeEntry? entry, CancellationToken cancellationToken)
    {
        if (entry is not { ObjectId: { } id, Mode: { } mode }) return null;
        if (mode == Submodule) return new(path, mode, id, Encoding.ASCII.GetBytes($"Subproject commit {id}\n"));
        return new(path, mode, id, IsTooLarge(entry) ? null : await ReadAsync(id, path, cancellationToken).ConfigureAwait(false));
    }

    private async Task<byte[]> ReadAsync(string id, string path, CancellationToken cancellationToken) =>
        (await client
            .ReadRawAsync(AdoItem.Blob(_place.Project, _place.Repository, id, path), cancellationToken)
            .ConfigureAwait(false)).Bytes ?? [];

    private bool IsTooLarge(GitTreeEntry? entry) => entry?.Size > largest;

    // What was and what is at the paths of a change.
    private sealed record Sides(string OldPath, GitTreeEntry? Old, string Path, GitTreeEntry? New)
    {
        public long Size => (Old?.Size ?? 0) + (New?.Size ?? 0);
    }
}
