using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Resources.Pipelines.Artifacts;

/// <summary>Saves artifacts: as an archive, or the files in it.</summary>
internal static class ArtifactDownload
{
    /// <summary>Saves an artifact as an archive.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">The run.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="file">The full path of the archive. It grows under another name; a download that breaks off is resumed.</param>
    /// <param name="force">Whether a file of that name may be replaced.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoEntraException"><c>Conflict</c>: the file is there. <c>InvalidRequest</c>: it cannot be written, or the artifact
    /// does not lie with Azure DevOps.</exception>
    public static async Task SaveArtifactAsync(
        this ResourceClient client,
        RunPlace place,
        AdoPipelineArtifact artifact,
        string file,
        bool force,
        CancellationToken cancellationToken
    )
    {
        ServiceRequest request = artifact.Type switch
        {
            "PipelineArtifact" => await SignedAsync(client, place, artifact, cancellationToken).ConfigureAwait(false),
            "FilePath" => throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                $"The artifact '{artifact.Name}' of {place} does not lie with Azure DevOps, but in the folder '{artifact.Resource?.Data}'.",
                "Copy it from there, on a machine that reaches it.")
            { Target = artifact.Name },
            _ => AdoPipelineArtifact.Archive(place.Project, place.Run, artifact.Name!),
        };
        await client.SaveAsync(request, file, force, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Saves the files of an artifact in a folder of its name.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">The run.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="folder">The full path of the folder; created where it is missing.</param>
    /// <param name="force">Whether files that are there may be replaced.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoEntraException">As <see cref="SaveArtifactAsync"/>; <c>UnexpectedResponse</c>: a file of the archive would be
    /// written elsewhere.</exception>
    public static async Task ExpandArtifactAsync(
        this ResourceClient client,
        RunPlace place,
        AdoPipelineArtifact artifact,
        string folder,
        bool force,
        CancellationToken cancellationToken
    )
    {
        var archive = new ArtifactArchive(artifact.Name!, folder);
        archive.DemandPlace(force);
        await client.SaveArtifactAsync(place, artifact, archive.File, force: true, cancellationToken).ConfigureAwait(false);
        archive.Expand(force, cancellationToken);
    }

    private static async Task<ServiceRequest> SignedAsync(
        ResourceClient client, RunPlace place, AdoPipelineArtifact artifact, CancellationToken cancellationToken)
    {
        AdoPipelineRun run = await client.ReadOneAsync(AdoPipelineRun.One(place.Project, place.Run), cancellationToken)
            .ConfigureAwait(false);
        var request = SignedArtifact.One(place.Project, run.PipelineId!.Value, place.Run, artifact.Name!);
        SignedArtifact signed = await client.ReadOneAsync(request, cancellationToken).ConfigureAwait(false);
        return (signed.SignedContent ?? throw Requests.Model.ResponseErrors.NoList(request.What, "no address")).Fetch(request.What);
    }
}
