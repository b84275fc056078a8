using System.Text;
using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity.Federation;

/// <summary>Reads the file that a platform keeps a federated token in.</summary>
internal static class TokenFile
{
    // A token has some kilobytes. What is larger is another file, a device for instance.
    private const int Largest = 1024 * 1024;

    /// <summary>The text as it is now.</summary>
    /// <param name="path">The file.</param>
    /// <param name="advice">What to do where it is not there.</param>
    /// <param name="cancellationToken">Ends the wait: a file on a network or a pipe may not answer.</param>
    /// <exception cref="AdoSignInException"><c>CredentialUnavailable</c>.</exception>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: a token in the place of its file's path.</exception>
    public static async Task<string> ReadAsync(string path, string advice, CancellationToken cancellationToken)
    {
        try
        {
            // Opening alone may block, and takes no cancellation.
            byte[] bytes = await Task.Run(() => ReadBytes(path), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (bytes.Length > Largest) throw Unavailable(path, "is larger than 1 MB, so it is not a token", advice);
            // Windows PowerShell writes UTF-16 by default; the mark at the start says so.
            using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unavailable(path, "does not exist", advice);
        }
        catch (UnauthorizedAccessException)
        {
            throw Unavailable(
                path,
                "cannot be read: access is denied for this account",
                "The owner of the file has to grant this account read access; a folder is not a token file."
            );
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            throw Unavailable(path, $"cannot be read ({Redaction.Redact(exception.Message)})", advice);
        }
    }

    public static AdoEntraException Empty(string path, string advice) => Unavailable(path, "is empty", advice);

    private static AdoEntraException Unavailable(string path, string what, string advice) =>
        MisplacedSecret.IsLikely(path) && !File.Exists(path) && !Directory.Exists(path)
            ? MisplacedSecret.Refusal("The path of the federated token file", "the path of a file", MisplacedSecret.TokenAdvice)
            : new AdoSignInException(ErrorIds.CredentialUnavailable, $"The federated token file {path} {what}.", advice)
            {
                Target = path,
            };

    private static byte[] ReadBytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] buffer = new byte[16 * 1024];
        using var all = new MemoryStream();
        int read;
        while (all.Length <= Largest && (read = file.Read(buffer, 0, buffer.Length)) > 0) all.Write(buffer, 0, read);
        return all.ToArray();
    }
}
