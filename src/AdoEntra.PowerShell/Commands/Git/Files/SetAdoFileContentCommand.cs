using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.Pushes;

namespace AdoEntra.Commands;

/// <summary>Adds, edits, deletes and renames files of a repository, all that come in by one push.</summary>
[Cmdlet(VerbsCommon.Set, "AdoFileContent", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPush))]
public sealed class SetAdoFileContentCommand : ServiceCmdlet
{
    private readonly Dictionary<(AdoConnection, string?, string, string), FilePush> _pushes = [];
    private bool _hasFailed;

    /// <summary>The path of the file in the repository; not needed where files of this machine come in.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Path { get; set; }

    /// <summary>What the file is to contain: a text, lines, or bytes.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Value")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? Content { get; set; }

    /// <summary>Renames the file to this path.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? NewPath { get; set; }

    /// <summary>Deletes the file.</summary>
    [Parameter]
    public SwitchParameter Delete { get; set; }

    /// <summary>A file of this machine, as Get-ChildItem gives it; folders are passed over.</summary>
    [Parameter(ValueFromPipeline = true)]
    [FileArgument]
    public FileSystemInfo? InputObject { get; set; }

    /// <summary>The folder of this machine that paths in the repository begin at. Default: the current folder.</summary>
    [Parameter]
    public string? RelativeBasePath { get; set; }

    /// <summary>The folder of the repository that files come to. Default: the root.</summary>
    [Parameter]
    public string Destination { get; set; } = "/";

    /// <summary>The repository by name or id.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RepositoryName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoRepository>))]
    public string Repository { get; set; } = string.Empty;

    /// <summary>The project by name or id. Default: the connection's project.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoProject>))]
    public string? Project { get; set; }

    /// <summary>The branch that is pushed to.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BranchName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string Branch { get; set; } = string.Empty;

    /// <summary>Creates the branch from this branch, tag or commit.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string? Source { get; set; }

    /// <summary>The message of the commit. Default: what was done.</summary>
    [Parameter]
    public string? Message { get; set; }

    /// <summary>The encoding of texts. Default: that of the file that is there.</summary>
    [Parameter]
    public string? Encoding { get; set; }

    /// <summary>What ends the lines of texts. Default: that of the file that is there.</summary>
    [Parameter]
    [ChoiceArgument("LF", "CRLF")]
    [ValidateSet("LF", "CRLF")]
    public string? LineEnding { get; set; }

    /// <summary>The id of the content that the file has to have still.</summary>
    [Parameter]
    public string? ObjectId { get; set; }

    /// <summary>The organization of the object that comes in: it is changed there, or not at all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? Organization { get; set; }

    /// <summary>Whether the object that comes in is a folder, which is passed over.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public bool IsFolder { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        if (IsFolder || InputObject is DirectoryInfo) return;
        try
        {
            ResourceClient client = Client;
            ObjectOrganization.Ensure(Organization, client.Connection);
            FileEdit edit = Edit();
            string reference = ReferenceName.OfBranch(Branch);
            var key = (client.Connection, Project, Repository, reference);
            if (!_pushes.TryGetValue(key, out FilePush? push))
                _pushes[key] = push = new(client, Project, Repository, Settings(reference), []);
            push.Edits.Add(edit);
        }
        catch (AdoEntraException exception) when (ItemFailures.IsAboutOne(exception))
        {
            _hasFailed = true;
            await WriteErrorAsync(exception).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_hasFailed)
        {
            if (_pushes.Count > 0) await WriteWarningAsync("Nothing was pushed: one of the files cannot be.").ConfigureAwait(false);
            return;
        }

        foreach (FilePush push in _pushes.Values)
        {
            try
            {
                RepositoryPlace place = await push.Client
                    .FindRepositoryAsync(push.Project, push.Repository, cancellationToken)
                    .ConfigureAwait(false);
                PushPlan plan = await push.Client
                    .PlanPushAsync(place, push.Edits, push.Settings, cancellationToken)
                    .ConfigureAwait(false);
                foreach (string path in plan.Unchanged)
                    await WriteVerboseAsync($"'{path}' is as it is to be already: it is not pushed.").ConfigureAwait(false);
                if (plan.IsEmpty || !await ShouldProcessAsync(plan.Sentence).ConfigureAwait(false)) continue;
                await WriteAsync(await push.Client.PushAsync(plan, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            }
            catch (AdoEntraException exception) when (ItemFailures.IsAboutOne(exception))
            {
                await WriteErrorAsync(exception).ConfigureAwait(false);
            }
        }
    }

    private FileEdit Edit()
    {
        bool hasContent = MyInvocation.BoundParameters.ContainsKey(nameof(Content));
        if (InputObject is { } file && !hasContent && !Delete && NewPath is null)
        {
            return new(Path is null ? PathOf(file) : FileEdit.PathOf(Path))
            {
                Source = FileSource.OfFile(file.FullName),
                ObjectId = ObjectId,
            };
        }

        if (Path is null)
            throw Refused("No path of a file in the repository is given.", "Pass -Path, or files of this machine from the pipeline.");
        string path = FileEdit.PathOf(Path);
        if (Delete ? hasContent || NewPath is not null : !hasContent && NewPath is null)
        {
            throw Refused(
                $"It is not clear what is to be done with '{path}'.",
                "Pass -Content to write it, -NewPath to rename it, or -Delete alone to delete it."
            );
        }

        return new(path)
        {
            Source = hasContent ? SourceOf(Content) : null,
            NewPath = NewPath is null ? null : FileEdit.PathOf(NewPath),
            ObjectId = ObjectId,
        };

        AdoConnectionException Refused(string what, string advice) => new(ErrorIds.InvalidRequest, what, advice) { Target = Path };
    }

    private PushSettings Settings(string reference)
    {
        (System.Text.Encoding Encoding, bool HasMark)? encoding = Encoding is null ? null : TextEncodings.Find(Encoding);
        return new()
        {
            Reference = reference,
            Source = Source,
            Message = Message,
            Encoding = encoding is { } found ? TextForm.Of(found.Encoding, found.HasMark) : null,
            LineEnd = LineEnding?.ToUpperInvariant() switch { "LF" => "\n", "CRLF" => "\r\n", _ => null },
        };
    }

    private string PathOf(FileSystemInfo file)
    {
        char[] separators = [System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar];
        string folder = RestArguments.Path(this, RelativeBasePath ?? ".").TrimEnd(separators) + separators[0];
        if (file.FullName.StartsWith(folder, PathComparison))
        {
            string[] names = file.FullName.Substring(folder.Length).Split(separators);
            return FileEdit.PathOf(string.Join("/", [.. Destination.Split(['/'], StringSplitOptions.RemoveEmptyEntries), .. names]));
        }

        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"The file '{file.FullName}' is not in the folder '{folder}', where paths in the repository begin.",
            "Pass the folder that the repository's root or -Destination stands for as -RelativeBasePath.")
        {
            Target = file.FullName,
        };
    }

    private static StringComparison PathComparison =>
        System.IO.Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    // Lines are ended each, as Set-Content does; a single text is as it is.
    private static FileSource SourceOf(object? content) => PowerShellBodyAdapter.Bare(content) switch
    {
        null => FileSource.OfText(string.Empty),
        byte[] bytes => FileSource.OfBytes(bytes),
        string text => FileSource.OfText(text),
        object[] parts when parts.Length > 0 && Array.TrueForAll(parts, static part => PowerShellBodyAdapter.Bare(part) is byte) =>
            FileSource.OfBytes(Array.ConvertAll(parts, static part => (byte)PowerShellBodyAdapter.Bare(part)!)),
        System.Collections.IEnumerable lines => FileSource.OfText(string.Concat(lines.Cast<object?>().Select(static line => $"{line}\n"))),
        { } other => FileSource.OfText($"{other}"),
    };

    // What goes to one branch.
    private sealed record FilePush(
        ResourceClient Client,
        string? Project,
        string Repository,
        PushSettings Settings,
        List<FileEdit> Edits
    );
}
