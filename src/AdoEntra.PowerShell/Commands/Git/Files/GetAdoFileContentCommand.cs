using System.Management.Automation;
using System.Text;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.Items;
using AdoEntra.Rest;

namespace AdoEntra.Commands;

/// <summary>The content of a file: as text, as bytes, or saved.</summary>
[Cmdlet(VerbsCommon.Get, "AdoFileContent")]
[OutputType(typeof(string), typeof(byte[]), typeof(FileInfo))]
public sealed class GetAdoFileContentCommand : ServiceCmdlet
{
    /// <summary>The path of the file in the repository.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string Path { get; set; } = string.Empty;

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

    /// <summary>The branch that is read. Default: the default branch.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BranchName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string? Branch { get; set; }

    /// <summary>The tag that is read.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TagName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoTag>))]
    public string? Tag { get; set; }

    /// <summary>The id of the commit that is read; a file that was listed brings its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CommitId", "LastMergeSourceCommit")]
    public string? Commit { get; set; }

    /// <summary>The encoding of a text that does not name its own. Default: UTF-8.</summary>
    [Parameter]
    public string? Encoding { get; set; }

    /// <summary>Gives the bytes, in one array.</summary>
    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    /// <summary>Saves the file there.</summary>
    [Parameter]
    public string? OutFile { get; set; }

    /// <summary>Replaces the file of -OutFile where there is one.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        ResourceClient client = Client;
        string path = Path;
        string? file = OutFile is null ? null : RestArguments.Path(this, OutFile);
        Encoding? encoding = Encoding is null ? null : TextEncodings.Find(Encoding).Encoding;
        (bool asBytes, bool force, string? project, string repository) = (AsByteStream, Force, Project, Repository);
        (string? branch, string? tag, string? commit) = (Branch, Tag, Commit);
        try
        {
            GitVersion? version = GivenVersion.Of(this, branch, tag, commit);
            RepositoryPlace place = await client.FindRepositoryAsync(project, repository, cancellationToken).ConfigureAwait(false);
            var request = AdoItem.Content(place.Project, place.Repository, path, version);
            if (file is not null)
            {
                await new FileDownload(Services.Client, client.Connection.Session, Context)
                    .SaveAsync(request, file, force, null, cancellationToken)
                    .ConfigureAwait(false);
                await WriteAsync(new FileInfo(file)).ConfigureAwait(false);
                return;
            }

            byte[] bytes = (await client.ReadRawAsync(request, cancellationToken).ConfigureAwait(false)).Bytes ?? [];
            await WriteAsync(asBytes ? bytes : FileText.Of(bytes, path, encoding)).ConfigureAwait(false);
        }
        catch (AdoEntraException exception) when (ItemFailures.IsAboutOne(exception))
        {
            await WriteErrorAsync(exception).ConfigureAwait(false);
        }
    }
}
