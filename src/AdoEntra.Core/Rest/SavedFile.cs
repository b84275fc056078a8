namespace AdoEntra.Rest;

/// <summary>
/// Saves what comes in parts to a file. It grows under a name of its own beside the file and takes the file's name when it is whole; what
/// breaks off is taken away.
/// </summary>
internal static class SavedFile
{
    /// <param name="parts">The bytes, in their order.</param>
    /// <param name="path">The file's full path.</param>
    /// <param name="force">Whether a file of that name may be replaced.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoEntraException"><c>Conflict</c>: the file is there. <c>InvalidRequest</c>: it cannot be written. Whatever the
    /// parts fail with.</exception>
    public static async Task SaveAsync(IAsyncEnumerable<byte[]> parts, string path, bool force, CancellationToken cancellationToken)
    {
        var file = new PartialFile(path);
        file.DemandPlace(force);
        try
        {
            file.Begin();
            using (FileStream target = file.Append())
            {
                await foreach (byte[] part in parts.WithCancellation(cancellationToken).ConfigureAwait(false))
                    await target.WriteAsync(part, 0, part.Length, cancellationToken).ConfigureAwait(false);
            }

            file.Complete(force);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw file.Unwritable(exception);
        }
        finally
        {
            file.Leave();
        }
    }
}
