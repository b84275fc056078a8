using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Rest;

/// <summary>
/// A file that is on its way: <c>name.&lt;version&gt;.partial</c> beside its place. The version is a fingerprint of what the server calls
/// it
/// (a strong ETag, RFC 9110, 8.8.3); without one nothing could be gone on with, and what broke off is taken away.
/// </summary>
/// <param name="path">The full path of its place.</param>
internal sealed class PartialFile(string path)
{
    private const int Piece = 128 * 1024;

    private readonly string _nameless = Guid.NewGuid().ToString("N").Substring(0, 16);
    private EntityTagHeaderValue? _version;
    private bool _taken;

    /// <summary>True where the server has said which version it is.</summary>
    public bool IsResumable => _version is not null;

    /// <summary>How many bytes of that version are here.</summary>
    public long Length => IsResumable && File.Exists(Partial) ? new FileInfo(Partial).Length : 0;

    private string Partial => $"{path}.{(_version is { } version ? Fingerprint(version.Tag) : _nameless)}.partial";

    private static string Fingerprint(string tag) =>
        ContentHash.Of(Encoding.UTF8.GetBytes(tag)).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Refuses a place where no file can be, or, without force, where one is.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>, <c>Conflict</c>.</exception>
    public void DemandPlace(bool force)
    {
        if (Directory.Exists(path))
            throw Wrong($"'{path}' is a folder", "Pass the name of a file.");
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
            throw Wrong($"The folder '{folder}' does not exist", "Create it, or pass another path.");
        if (force || !File.Exists(path))
            return;
        throw new AdoConnectionException(
            ErrorIds.Conflict,
            $"The file '{path}' already exists.",
            "Pass another name, or pass -Force to replace it."
        )
        {
            Target = path,
        };
    }

    /// <summary>Takes note of the version that comes.</summary>
    public void Take(HttpResponseMessage response)
    {
        // Of a compressed one the server would count the compressed bytes.
        _version = response.Headers.ETag is { IsWeak: false } version && !GzipResponseStream.Is(response.Content) ? version : null;
        _taken = true;
    }

    /// <summary>Begins what no download could resume from.</summary>
    public void Begin() => _taken = true;

    /// <summary>What asks for the rest of this version, or for the whole of another.</summary>
    public IEnumerable<KeyValuePair<string, string>> RangeHeaders() =>
        [new("Range", FormattableString.Invariant($"bytes={Length}-")), new("If-Range", _version!.Tag)];

    /// <summary>Starts again.</summary>
    public void Empty()
    {
        if (File.Exists(Partial)) File.Delete(Partial);
    }

    /// <summary>Opened for what follows what is there.</summary>
    public FileStream Append() => new(Partial, FileMode.Append, FileAccess.Write, FileShare.None, Piece, useAsync: true);

    /// <summary>Puts it into its place.</summary>
    public void Complete(bool force)
    {
        DemandPlace(force);
        if (File.Exists(path)) File.Replace(Partial, path, destinationBackupFileName: null);
        else File.Move(Partial, path);
    }

    /// <summary>Removes what no download could resume from.</summary>
    public void Leave()
    {
        if (_taken && !IsResumable) Empty();
    }

    /// <summary>The error of a place that takes no file.</summary>
    public AdoConnectionException Unwritable(Exception exception) =>
        Wrong(
            $"Cannot write to '{path}': {exception.Message}",
            "Check the folder's permissions and the free disk space, or pass another path."
        );

    private AdoConnectionException Wrong(string what, string advice) => new(ErrorIds.InvalidRequest, what + ".", advice) { Target = path };
}
