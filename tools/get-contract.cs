// Downloads the service's published contract (OpenAPI files) at the commit that the tests were written for, for contributors who do not
// have it beside the repository. Needs git. Every file is checked by its SHA-256.
//
//     dotnet run tools/get-contract.cs
//     dotnet run tools/get-contract.cs -- --from https://git.example.com/mirror/vsts-rest-api-specs
//
// --from   a git repository that has the commit; without it, the public one that the table names
// --to     the folder for the files; without it, .contract, where the tests look
// --table  the repository, the commit and the files; without it, tools/contract.sha256. To move to another commit, name it there, run this,
//          and take over the lines that are printed.

// Compiled ahead of time by default, for which the restore would download a compiler.
#:property PublishAot=false

using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

string tools = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var options = new Dictionary<string, string>
{
    ["--from"] = string.Empty,
    ["--to"] = Path.Combine(tools, "..", ".contract"),
    ["--table"] = Path.Combine(tools, "contract.sha256"),
};
for (int i = 0; i < args.Length; i += 2)
{
    bool isOption = options.ContainsKey(args[i]) && i + 1 < args.Length;
    if (!isOption) return Fail($"'{args[i]}' is not one of {string.Join(", ", options.Keys)} with a value.");
    options[args[i]] = args[i + 1];
}

string[] lines = File.ReadAllLines(options["--table"]);
string commit = Noted("# commit: ");
string source = options["--from"] is { Length: > 0 } from ? from : Noted("# repository: ");
if (Directory.Exists(source)) source = Path.GetFullPath(source);
string target = Path.GetFullPath(options["--to"]);
string[] files = [.. lines.Where(line => !line.StartsWith('#'))];

if (files.All(file => HashLine(target, Name(file), Name(file)) == file))
{
    Console.WriteLine($"The contract is already in {target}.");
    return 0;
}

Console.WriteLine($"Downloading the contract: {files.Length} files of {source} at {commit} ...");
DirectoryInfo work = Directory.CreateTempSubdirectory("adoentra-contract-");
try
{
    // Only the files that are listed, and exactly as they were committed, whatever this machine does to line endings.
    Git("init", "--quiet", "--template=");
    Git("remote", "add", "origin", source);
    Git("fetch", "--quiet", "--depth=1", "--filter=blob:none", "origin", commit);
    string[] asCommitted = ["-c", "core.autocrlf=false", "-c", "core.attributesFile="];
    Git([.. asCommitted, "checkout", "--quiet", commit, "--", .. files.Select(file => PublishedPath(Name(file)))]);

    string[] found = [.. files.Select(file => HashLine(work.FullName, PublishedPath(Name(file)), Name(file)))];
    string[] other = [.. found.Except(files)];
    if (other.Length > 0) return Fail($"Not the files that the tests were written for:\n{string.Join('\n', other)}");

    foreach (string name in files.Select(Name))
    {
        string path = Path.Combine(target, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(Path.Combine(work.FullName, PublishedPath(name)), path, overwrite: true);
    }

    Console.WriteLine($"The contract is in {target}.");
    return 0;
}
catch (InvalidOperationException failure)
{
    return Fail(failure.Message);
}
finally
{
    // On Windows, git's own files are read-only and cannot be deleted as they are.
    foreach (FileInfo file in work.EnumerateFiles("*", SearchOption.AllDirectories)) file.Attributes = FileAttributes.Normal;
    work.Delete(recursive: true);
}

string Noted(string label) => lines.Single(line => line.StartsWith(label, StringComparison.Ordinal))[label.Length..];

static string Name(string line) => line[(line.IndexOf(' ', StringComparison.Ordinal) + 2)..];

// more/area-version-file.json is specification/area/version/file.json in the repository.
static string PublishedPath(string name) =>
    Path.GetFileName(name).Split('-', 3) is [var area, var version, var file] ? $"specification/{area}/{version}/{file}" : name;

static string HashLine(string folder, string path, string name) => Path.Combine(folder, path) is var file && File.Exists(file)
    ? $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}  {name}"
    : $"(missing)  {name}";

static int Fail(string why)
{
    Console.Error.WriteLine(why);
    return 1;
}

void Git(params string[] arguments)
{
    var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = work.FullName };
    start.Environment["GIT_TERMINAL_PROMPT"] = "0";
    // Set where this runs in a hook: they lead to the repository of the hook.
    foreach (string variable in new[] { "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE" }) start.Environment.Remove(variable);
    try
    {
        using Process git = Process.Start(start)!;
        git.WaitForExit();
        if (git.ExitCode != 0) throw new InvalidOperationException($"git ended with exit code {git.ExitCode}: nothing was downloaded.");
    }
    catch (Win32Exception)
    {
        throw new InvalidOperationException("git is not in PATH. Install it, or copy the contract's files to .contract yourself.");
    }
}
