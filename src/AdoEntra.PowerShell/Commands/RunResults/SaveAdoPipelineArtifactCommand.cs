using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines.Artifacts;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Watching;

namespace AdoEntra.Commands;

/// <summary>Saves what a run published: its files in a folder, or as an archive.</summary>
[Cmdlet(VerbsData.Save, "AdoPipelineArtifact", SupportsShouldProcess = true)]
[OutputType(typeof(DirectoryInfo), typeof(FileInfo))]
public sealed class SaveAdoPipelineArtifactCommand : ServiceCmdlet
{
    /// <summary>The number of the run.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValueArgument(typeof(long), "Pass the number of a run.")]
    public long RunId { get; set; }

    /// <summary>Names of artifacts, with wildcards. Default: all.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("ArtifactName")]
    [SupportsWildcards]
    public string[]? Artifact { get; set; }

    /// <summary>The folder that they are saved in, each under its name. Default: the current one.</summary>
    [Parameter]
    public string Path { get; set; } = ".";

    /// <summary>Saves each as an archive.</summary>
    [Parameter]
    public SwitchParameter AsZip { get; set; }

    /// <summary>Replaces files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The project by name or id. Default: the connection's project.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoProject>))]
    public string? Project { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        ResourceClient client = Client;
        string folder = RestArguments.Path(this, Path);
        (string? project, long run, bool asZip, bool force) = (Project, RunId, AsZip, Force);
        NameFilter names = PowerShellWildcards.Filter(Artifact);
        try
        {
            RunPlace place = new(client.RequireProject(project), run);
            foreach (AdoPipelineArtifact one in await FindAsync(client, place, names, cancellationToken).ConfigureAwait(false))
            {
                string target = System.IO.Path.Combine(folder, ArtifactName.InFiles(one.Name!)) + (asZip ? ".zip" : string.Empty);
                if (!await ShouldProcessAsync($"Save artifact '{one.Name}' of run {run} to '{target}'").ConfigureAwait(false)) continue;
                if (asZip)
                {
                    await client.SaveArtifactAsync(place, one, target, force, cancellationToken).ConfigureAwait(false);
                    await WriteAsync(new FileInfo(target)).ConfigureAwait(false);
                }
                else
                {
                    await client.ExpandArtifactAsync(place, one, target, force, cancellationToken).ConfigureAwait(false);
                    await WriteAsync(new DirectoryInfo(target)).ConfigureAwait(false);
                }
            }
        }
        catch (AdoEntraException exception) when (ItemFailures.IsAboutOne(exception) || exception.ErrorId == ErrorIds.UnexpectedResponse)
        {
            await WriteErrorAsync(exception).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<AdoPipelineArtifact>> FindAsync(
        ResourceClient client, RunPlace place, NameFilter names, CancellationToken cancellationToken)
    {
        List<AdoPipelineArtifact> found = [];
        var list = client.ReadListAsync(AdoPipelineArtifact.List(place.Project, place.Run), cancellationToken);
        await foreach (IReadOnlyList<AdoPipelineArtifact> batch in list.ConfigureAwait(false))
            found.AddRange(batch.Where(one => names.Matches(one.Name, one.Id?.ToString("D", null))));
        if (names.Exact.FirstOrDefault(name => !found.Exists(one => NameFilter.Same(one.Name, name))) is { } missing)
        {
            throw new AdoServiceException(
                ErrorIds.NotFound,
                $"The artifact '{missing}' does not exist in {place}.",
                "List what it published with Get-AdoPipelineArtifact; a run publishes while it goes on.")
            { Target = missing };
        }

        return found;
    }
}
