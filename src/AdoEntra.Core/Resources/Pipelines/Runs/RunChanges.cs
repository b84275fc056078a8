using AdoEntra.Errors;
using AdoEntra.Requests.Model;
using AdoEntra.Resources.Identities;

namespace AdoEntra.Resources.Pipelines.Runs;

/// <summary>Queues runs, ends them, and changes their stages and tags.</summary>
internal static class RunChanges
{
    /// <summary>Queues a run.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">The project of the pipeline.</param>
    /// <param name="pipeline">The pipeline: its name, its path or its number.</param>
    /// <param name="draft">What is queued.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">The pipeline does not exist, something is wrong with it, or the service refused.</exception>
    public static async Task<AdoPipelineRun> StartRunAsync(
        this ResourceClient client,
        string project,
        string pipeline,
        RunDraft draft,
        CancellationToken cancellationToken
    )
    {
        AdoPipeline known = await client.FindPipelineAsync(project, pipeline, cancellationToken).ConfigureAwait(false);
        var request = StartedRun.Queue(project, known.Id!.Value, draft.Fields) with
        {
            What = $"a run of the pipeline '{known.FullName}' of project '{project}'",
        };
        try
        {
            StartedRun started = await client.ReadOneAsync(request, cancellationToken).ConfigureAwait(false);
            return await client.ReadOneAsync(AdoPipelineRun.One(project, started.Id!.Value), cancellationToken).ConfigureAwait(false);
        }
        catch (AdoServiceException refusal) when (YamlProblems.IsRefused(refusal))
        {
            throw YamlProblems.Listed(refusal, known, "queued");
        }
    }

    /// <summary>Has a run end, and gives it as it is then; one that is over stays as it is.</summary>
    public static async Task<AdoPipelineRun> StopRunAsync(this ResourceClient client, RunPlace place, CancellationToken cancellationToken)
    {
        AdoPipelineRun known = await client.ReadOneAsync(AdoPipelineRun.One(place.Project, place.Run), cancellationToken)
            .ConfigureAwait(false);
        if (known.IsCompleted)
        {
            throw new AdoServiceException(
                ErrorIds.Conflict,
                $"There is nothing to stop: {place} is completed, with the result '{known.Result}'.",
                "Look at it with Get-AdoPipelineRun.")
            { Target = $"{place.Run}" };
        }

        return await client.ReadOneAsync(AdoPipelineRun.Cancel(place.Project, place.Run), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a stage again, or has it end, and gives the run as it is then.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">The run.</param>
    /// <param name="stage">The name of the stage in the YAML.</param>
    /// <param name="change">What is done to it, by the service's names.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<AdoPipelineRun> UpdateStageAsync(
        this ResourceClient client,
        RunPlace place,
        string stage,
        IReadOnlyDictionary<string, object?> change,
        CancellationToken cancellationToken
    )
    {
        await client.SendAsync(AdoPipelineRun.UpdateStage(place.Project, place.Run, stage, change), cancellationToken)
            .ConfigureAwait(false);
        return await client.ReadOneAsync(AdoPipelineRun.One(place.Project, place.Run), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes the tags of a run, and gives it as it is then.</summary>
    public static async Task<AdoPipelineRun> UpdateTagsAsync(
        this ResourceClient client,
        RunPlace place,
        IReadOnlyList<string> added,
        IReadOnlyList<string> removed,
        CancellationToken cancellationToken
    )
    {
        await client.SendAsync(AdoPipelineRun.UpdateTags(place.Project, place.Run, added, removed), cancellationToken)
            .ConfigureAwait(false);
        return await client.ReadOneAsync(AdoPipelineRun.One(place.Project, place.Run), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps a run from being deleted for a time, in the name of the identity of the connection.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">The run.</param>
    /// <param name="days">For how many days.</param>
    /// <param name="protectsPipeline">Whether the pipeline is kept too.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<AdoRetentionLease> AddLeaseAsync(
        this ResourceClient client,
        RunPlace place,
        int days,
        bool protectsPipeline,
        CancellationToken cancellationToken
    )
    {
        AdoPipelineRun run = await client.ReadOneAsync(AdoPipelineRun.One(place.Project, place.Run), cancellationToken)
            .ConfigureAwait(false);
        string owner = await client.FindIdentityAsync("me", cancellationToken).ConfigureAwait(false);
        Dictionary<string, object?> lease = new(StringComparer.Ordinal)
        {
            ["runId"] = place.Run,
            ["definitionId"] = run.PipelineId,
            ["ownerId"] = $"User:{owner}",
            ["daysValid"] = days,
            ["protectPipeline"] = protectsPipeline,
        };
        List<AdoRetentionLease> added = [];
        var list = client.ReadListAsync(AdoRetentionLease.Add(place.Project, lease), cancellationToken);
        await foreach (IReadOnlyList<AdoRetentionLease> batch in list.ConfigureAwait(false)) added.AddRange(batch);
        return added.Count > 0
            ? added[0]
            : throw ResponseErrors.Nothing($"the retention lease of {place}");
    }
}
