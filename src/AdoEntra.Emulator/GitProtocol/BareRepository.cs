using System.Globalization;
using System.IO.Compression;
using System.Text;
using AdoEntra.Emulator.AzureDevOps.Git;
using AdoEntra.Emulator.AzureDevOps.Git.References;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.GitProtocol;

/// <summary>
/// A repository in a folder, for git's programs: brought up to date before they run, and looked through for what is new after a push.
/// Callers hold its gate.
/// </summary>
internal sealed class BareRepository(string folder)
{
    private const string Folder = "repository.git";

    // [C] Any commit may be asked for by its name, and a clone may leave files out.
    private const string Config =
        "[core]\n\trepositoryformatversion = 0\n\tbare = true\n[http]\n\treceivepack = true\n"
        + "[receive]\n\tautogc = false\n\tdenyDeleteCurrent = refuse\n[gc]\n\tauto = 0\n"
        + "[uploadpack]\n\tallowFilter = true\n\tallowAnySHA1InWant = true\n";

    // The name of the branch is its first argument; it runs in the repository's folder.
    private const string UpdateHook =
        "#!/bin/sh\nwhile IFS= read -r name; do\n\tcase $1 in $name) exit 1 ;; esac\ndone <refused\nexit 0\n";

    private readonly string _path = Path.Combine(folder, Folder);
    private int _exported;

    /// <summary>Let in one at a time.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>Writes what is not there yet: objects, branches and tags, and which branches the caller may not push to.</summary>
    /// <returns>The branches and tags as they were written.</returns>
    public IReadOnlyList<GitReference> Export(RepositoryHome home, EmulatedIdentity caller)
    {
        var content = home.Content;
        if (!Directory.Exists(_path))
        {
            Create();
        }

        // Objects come before what points to them; those that come meanwhile are of later branches.
        var references = content.References;
        foreach (var added in content.Objects.After(_exported))
        {
            Write(added);
            _exported++;
        }

        Directory.Delete(Path.Combine(_path, "refs"), recursive: true);
        Directory.CreateDirectory(Path.Combine(_path, "refs", "heads"));
        Write("packed-refs", string.Concat(references.Select(reference => $"{reference.ObjectId} {reference.Name}\n")));
        Write("HEAD", $"ref: {home.Repository.DefaultBranch ?? "refs/heads/main"}\n");
        Write("refused", string.Concat(BranchGuard.Guarded(caller, home).Select(branch => branch + "\n")));
        return references;
    }

    /// <summary>Starts git's program for the server's side of HTTP.</summary>
    public BackendProcess StartBackend(Exchange exchange, string service) => BackendProcess.Start(exchange, folder, $"/{Folder}/{service}");

    /// <summary>Takes over the objects that a push brought.</summary>
    /// <returns>The branches and tags that it moved.</returns>
    public async Task<IReadOnlyList<GitReferenceMove>> ImportAsync(
        GitContent content, IReadOnlyList<GitReference> before, CancellationToken ct)
    {
        var listed = await GitProgram.RunAsync(_path, string.Empty, ct, "for-each-ref", "--format=%(objectname) %(refname)");
        var after = Encoding.UTF8.GetString(listed)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(line => line[41..], line => line[..40], StringComparer.Ordinal);
        var known = before.ToDictionary(reference => reference.Name, reference => reference.ObjectId, StringComparer.Ordinal);
        List<GitReferenceMove> moves =
        [
            .. known.Keys.Union(after.Keys, StringComparer.Ordinal)
                .Select(name => new GitReferenceMove(
                    name, known.GetValueOrDefault(name, ObjectId.None), after.GetValueOrDefault(name, ObjectId.None)))
                .Where(move => move.OldId != move.NewId),
        ];
        string[] wanted =
        [
            .. moves.Select(move => move.NewId).Where(id => id != ObjectId.None && content.Objects.Find(id) is null).Distinct(),
        ];
        if (wanted.Length > 0)
        {
            await ImportAsync(content, wanted, known.Values.Distinct(), ct);
        }

        return moves;
    }

    private async Task ImportAsync(GitContent content, string[] wanted, IEnumerable<string> known, CancellationToken ct)
    {
        var tips = string.Concat(wanted.Select(id => id + "\n")) + string.Concat(known.Select(id => $"^{id}\n"));
        var listed = Encoding.UTF8.GetString(await GitProgram.RunAsync(_path, tips, ct, "rev-list", "--objects", "--stdin"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..40]);
        var names = string.Concat(listed.Concat(wanted).Distinct().Select(id => id + "\n"));
        ReadOnlyMemory<byte> objects = await GitProgram.RunAsync(_path, names, ct, "cat-file", "--batch");
        while (!objects.IsEmpty)
        {
            // "<name> <kind> <length>", the bytes, a line end.
            var end = objects.Span.IndexOf((byte)'\n');
            var heading = Encoding.ASCII.GetString(objects.Span[..end]).Split(' ');
            var length = int.Parse(heading[2], CultureInfo.InvariantCulture);
            content.Objects.Add(heading[1], objects.Slice(end + 1, length).ToArray());
            objects = objects[(end + length + 2)..];
        }
    }

    private void Create()
    {
        Directory.CreateDirectory(Path.Combine(_path, "objects"));
        Directory.CreateDirectory(Path.Combine(_path, "refs"));
        Directory.CreateDirectory(Path.Combine(_path, "hooks"));
        Write("config", Config);
        var hook = Path.Combine(_path, "hooks", "update");
        File.WriteAllText(hook, UpdateHook);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_path, name), text);

    private void Write(GitObject added)
    {
        var path = Path.Combine(_path, "objects", added.Id[..2], added.Id[2..]);
        if (File.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        using var packed = new ZLibStream(file, CompressionLevel.Fastest);
        packed.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{added.Kind} {added.Content.Length}\0")));
        packed.Write(added.Content.Span);
    }
}
