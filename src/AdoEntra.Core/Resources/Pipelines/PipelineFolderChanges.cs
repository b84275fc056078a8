using AdoEntra.Errors;

namespace AdoEntra.Resources.Pipelines;

/// <summary>Deletes folders of pipelines.</summary>
internal static class PipelineFolderChanges
{
    /// <summary>Deletes a folder. The service deletes the pipelines in it, and their runs, without a question.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project.</param>
    /// <param name="path">Its path, as the service writes it.</param>
    /// <param name="isRecursive">Whether pipelines and folders in it may be deleted with it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException"><c>Conflict</c>: something is in it, and may not be deleted with it.</exception>
    public static async Task DeletePipelineFolderAsync(
        this ResourceClient client,
        string project,
        string path,
        bool isRecursive,
        CancellationToken cancellationToken
    )
    {
        if (!isRecursive)
        {
            List<string> inside = [];
            await foreach (var batch in client.ReadListAsync(AdoPipeline.List(project), cancellationToken).ConfigureAwait(false))
                inside.AddRange(batch.Where(one => IsIn(one.Path, path)).Select(static one => one.FullName!));
            if (inside.Count > 0) throw NotEmpty(path, project, inside);
        }

        await client.SendAsync(AdoPipelineFolder.Delete(project, path), cancellationToken).ConfigureAwait(false);
    }

    private static bool IsIn(string? folder, string path) =>
        NameFilter.Same(folder, path) || folder?.StartsWith(path + PipelinePath.Root, StringComparison.OrdinalIgnoreCase) == true;

    private static AdoServiceException NotEmpty(string path, string project, List<string> inside) => new(
        ErrorIds.Conflict,
        $"The pipeline folder '{path}' of project '{project}' was not deleted: it has {inside.Count} "
            + $"{(inside.Count == 1 ? "pipeline" : "pipelines")} in it: "
            + $"{string.Join(", ", inside.Take(5))}{(inside.Count > 5 ? ", ..." : ".")}",
        "Move them first with Set-AdoPipeline -Folder, or pass -Recurse to delete them and all of their runs.")
    { Target = path };
}
