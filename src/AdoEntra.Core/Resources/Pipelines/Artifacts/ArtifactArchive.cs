using System.IO.Compression;
using AdoEntra.Errors;

namespace AdoEntra.Resources.Pipelines.Artifacts;

/// <summary>
/// The archive of an artifact, and the folder that its files go to. They are unpacked beside the folder and put into their place when all
/// are there, so that a full disk leaves no half of them behind.
/// </summary>
/// <param name="name">The name of the artifact.</param>
/// <param name="folder">The full path of the folder.</param>
internal sealed class ArtifactArchive(string name, string folder)
{
    /// <summary>Where the archive lies until it is unpacked.</summary>
    public string File { get; } = folder + ".zip.download";

    /// <summary>Refuses a folder that has something in it.</summary>
    /// <exception cref="AdoConnectionException"><c>Conflict</c>: it has; <c>InvalidRequest</c>: a file is in its place.</exception>
    public void DemandPlace(bool force)
    {
        if (System.IO.File.Exists(folder)) throw Wrong($"'{folder}' is a file", "Pass another -Path.");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(exception);
        }

        if (force || !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any()) return;
        throw new AdoConnectionException(
            ErrorIds.Conflict,
            $"The folder '{folder}' is not empty.",
            "Pass another -Path, or pass -Force to replace the files in it.")
        {
            Target = folder,
        };
    }

    /// <summary>Unpacks it, and takes it away.</summary>
    /// <exception cref="AdoEntraException"><c>UnexpectedResponse</c>: it is no archive, or a file in it would be written elsewhere.
    /// <c>InvalidRequest</c>: a file cannot be written.</exception>
    public void Expand(bool force, CancellationToken cancellationToken)
    {
        string aside = $"{folder}.{Guid.NewGuid().ToString("N").Substring(0, 8)}.partial";
        try
        {
            Unpack(aside, cancellationToken);
            Move(aside, force);
        }
        catch (InvalidDataException exception)
        {
            throw new AdoServiceException(
                ErrorIds.UnexpectedResponse,
                $"The artifact '{name}' is no archive that can be read: {exception.Message}",
                "Save it as it is with -AsZip, and look at the file.",
                exception)
            {
                Target = name,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(exception);
        }
        finally
        {
            if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
            System.IO.File.Delete(File);
        }
    }

    private void Unpack(string aside, CancellationToken cancellationToken)
    {
        string root = aside + Path.DirectorySeparatorChar;
        Directory.CreateDirectory(aside);
        using ZipArchive archive = ZipFile.OpenRead(File);

        // The service puts all files into a folder of the artifact's name.
        string top = name + "/";
        bool hasTop = archive.Entries.All(entry => InZip(entry).StartsWith(top, StringComparison.Ordinal));
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string inside = hasTop ? InZip(entry).Substring(top.Length) : InZip(entry);
            if (inside.Length == 0) continue;
            string target = Path.GetFullPath(Path.Combine(aside, inside));
            if (!target.StartsWith(root, StringComparison.Ordinal)) throw Elsewhere(entry.FullName);
            if (inside.EndsWith("/", StringComparison.Ordinal))
            {
                Directory.CreateDirectory(target);
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            entry.ExtractToFile(target, overwrite: false);
        }

        static string InZip(ZipArchiveEntry entry) => entry.FullName.Replace('\\', '/');
    }

    private void Move(string aside, bool force)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
        if (!Directory.Exists(folder))
        {
            Directory.Move(aside, folder);
            return;
        }

        DemandPlace(force);
        foreach (string file in Directory.EnumerateFiles(aside, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(folder, file.Substring(aside.Length + 1));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (System.IO.File.Exists(target)) System.IO.File.Delete(target);
            System.IO.File.Move(file, target);
        }
    }

    private AdoServiceException Elsewhere(string entry) => new(
        ErrorIds.UnexpectedResponse,
        $"The artifact '{name}' was not unpacked: its entry '{entry}' would be written outside of '{folder}'.",
        "Do not trust it: find out which task published it. -AsZip saves it as it is.")
    { Target = name };

    private AdoConnectionException Unwritable(Exception exception) => Wrong(
        $"The artifact '{name}' cannot be written to '{folder}': {exception.Message.TrimEnd('.')}",
        "Check the folder's permissions and the free disk space, or pass another -Path.");

    private AdoConnectionException Wrong(string what, string advice) =>
        new(ErrorIds.InvalidRequest, what + ".", advice) { Target = folder };
}
