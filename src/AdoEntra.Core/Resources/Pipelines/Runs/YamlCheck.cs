using AdoEntra.Errors;

namespace AdoEntra.Resources.Pipelines.Runs;

/// <summary>Has the service check the YAML of a pipeline: a preview of a run, which queues nothing.</summary>
internal static class YamlCheck
{
    /// <summary>What the service says of it. That something is wrong is a result, and no error.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">The project of the pipeline.</param>
    /// <param name="pipeline">The pipeline: its name, its path or its number.</param>
    /// <param name="draft">What is tried.</param>
    /// <param name="file">The file of this machine that is tried; null for the pipeline's own.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">The pipeline does not exist, is no YAML pipeline, or the service refused.</exception>
    public static async Task<AdoPipelineYaml> CheckYamlAsync(
        this ResourceClient client,
        string project,
        string pipeline,
        RunDraft draft,
        string? file,
        CancellationToken cancellationToken
    )
    {
        AdoPipeline known = await client.FindPipelineAsync(project, pipeline, cancellationToken).ConfigureAwait(false);
        if (known.Kind == "classic")
        {
            throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                $"The pipeline '{known.FullName}' is a classic one: it has no YAML.",
                "Pass a pipeline of a YAML file; Get-AdoPipeline -Kind Yaml lists them.")
            { Target = known.FullName };
        }

        var request = StartedRun.Preview(project, known.Id!.Value, draft.Fields) with
        {
            What = $"the YAML of the pipeline '{known.FullName}' of project '{project}'",
        };
        try
        {
            StartedRun preview = await client.ReadOneAsync(request, cancellationToken).ConfigureAwait(false);
            return new AdoPipelineYaml(known.FullName!, file, preview.FinalYaml, []);
        }
        catch (AdoServiceException refusal) when (YamlProblems.IsRefused(refusal))
        {
            return new AdoPipelineYaml(known.FullName!, file, null, YamlProblems.Of(refusal.ServiceMessage ?? refusal.Summary));
        }
    }
}

/// <summary>Reads YAML of this machine.</summary>
internal static class YamlFile
{
    /// <summary>The text of a file.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it does not exist, or cannot be read.</exception>
    public static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"The file '{path}' cannot be read: {exception.Message.TrimEnd('.')}.",
                "Pass the path of a YAML file of this machine.")
            {
                Target = path,
            };
        }
    }
}
