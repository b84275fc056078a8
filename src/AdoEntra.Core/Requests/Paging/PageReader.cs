using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AdoEntra.Http;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Requests.Paging;

/// <summary>
/// Reads the items of a list response, <c>{"count": n, "value": [...]}</c> or a bare array, while its body is still arriving. Memory is
/// one buffer, however long the list.
/// </summary>
internal static class PageReader
{
    private const int FirstBuffer = 64 * 1024;

    // One item. The largest known are work items with long histories, far below this; what is above is no item.
    private const int LargestItem = 64 * 1024 * 1024;

    /// <summary>Gives the items in batches: each is what could be read before more of the body had to be waited for.</summary>
    /// <param name="body">The body, UTF-8 with or without byte-order mark.</param>
    /// <param name="state">Where the reading stands; one that was resumed passes over what was read before.</param>
    /// <param name="read">Reads one item.</param>
    /// <param name="what">What the list is of, for messages.</param>
    /// <param name="silence">How long nothing may come.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AdoServiceException"><c>UnexpectedResponse</c>: the body is no list. <c>Transient</c>: it ends before its end. What
    /// <see cref="ResponseBodyReader"/> throws.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(
        Stream body,
        PageParser state,
        ItemReader<T> read,
        string what,
        TimeSpan silence,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var reader = new ResponseBodyReader(body, what, silence, cancellationToken);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            int filled = 0;
            int enough = 1;
            bool end = false;
            while (!end)
            {
                if (filled == buffer.Length) buffer = Grow(buffer, filled, what);
                int count = await reader.ReadAsync(buffer, filled, buffer.Length - filled).ConfigureAwait(false);
                end = count == 0;
                filled += count;
                if (filled < enough && !end) continue;

                List<T> batch = [];
                int consumed = Parse(buffer.AsSpan(0, filled), end, state, read, batch, what);
                filled -= consumed;
                if (filled > 0 && consumed > 0) Buffer.BlockCopy(buffer, consumed, buffer, 0, filled);
                // A large item is looked through for its end again each time: not for every piece of it.
                enough = consumed == 0 && filled >= FirstBuffer ? filled + (filled / 4) : 1;
                if (batch.Count > 0) yield return batch;
            }
        }
        finally
        {
            // A response may hold secrets (variables, connections); the pool is shared with the whole process.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static int Parse<T>(ReadOnlySpan<byte> bytes, bool end, PageParser state, ItemReader<T> read, List<T> batch, string what)
    {
        int start = 0;
        if (!state.Started)
        {
            // Three bytes may be the mark alone: what follows it decides whether the body is empty.
            if (bytes.Length <= 3 && !end) return 0;
            if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) start = 3;
            if (bytes.Length == start)
            {
                if (state.AcceptsAny) return 0;
                throw ResponseErrors.NoList(what, "an empty body");
            }

            state.Started = true;
        }

        try
        {
            return start + state.Advance(bytes.Slice(start), end, read, batch, what);
        }
        catch (Exception exception) when (Utf8JsonReaderExtensions.IsUnreadable(exception))
        {
            throw end && !state.Complete ? ResponseErrors.Cut(what) : ResponseErrors.NoList(what, "a body that is not JSON");
        }
    }

    private static byte[] Grow(byte[] buffer, int filled, string what)
    {
        if (buffer.Length >= LargestItem) throw ResponseErrors.NoList(what, "an item of more than 64 MB");
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        Buffer.BlockCopy(buffer, 0, larger, 0, filled);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return larger;
    }
}
