using AdoEntra.Errors;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Resources.Pipelines.Watching;

/// <summary>
/// Why a run does not go on by itself: in the timeline, records of the type <c>Checkpoint.*</c> stand below a stage that waits [C]. The id
/// of an approval is that of its record [C]; the checkpoint above it is the suite of checks [I].
/// </summary>
internal static class RunWait
{
    private const string Checkpoint = "Checkpoint.";
    private const string Approval = "Checkpoint.Approval";
    private const string Authorization = "Checkpoint.Authorization";

    /// <summary>Whether a record is something that a stage waits for now.</summary>
    public static bool Is(AdoPipelineTask record) =>
        record.Type?.StartsWith(Checkpoint, StringComparison.Ordinal) == true && !record.IsCompleted;

    /// <summary>What is waited for, and the command that ends it: sentences.</summary>
    /// <param name="client">Sends the request for what needs a permission.</param>
    /// <param name="run">The run.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="record">What it waits for.</param>
    /// <param name="records">All records of the run.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<string> DescribeAsync(
        ResourceClient client,
        AdoPipelineRun run,
        RunPlace place,
        AdoPipelineTask record,
        IReadOnlyList<AdoPipelineTask> records,
        CancellationToken cancellationToken
    )
    {
        AdoPipelineTask? suite = records.FirstOrDefault(one => one.Id == record.ParentId);
        AdoPipelineTask? stage = records.FirstOrDefault(one => one.Id == suite?.ParentId);
        string who = $"Run {run.BuildNumber} ({run.Id}) of pipeline '{run.PipelineName}' waits before stage '{stage?.Name}'";
        if (record.Type == Approval)
            return $"{who} for an approval. An approver gives it with: Approve-AdoPipelineApproval {record.Id} -Project '{place.Project}'";
        if (record.Type != Authorization)
            return $"{who} for a check ('{record.Type!.Substring(Checkpoint.Length)}'). Its page says more: {run.WebUrl}";

        IReadOnlyList<CheckedResource> resources = suite?.Id is { } id
            ? await ReadResourcesAsync(client, place.Project, id, cancellationToken).ConfigureAwait(false)
            : [];
        string what = resources.Count == 0
            ? "a resource"
            : string.Join(", ", resources.Select(static one => $"the {one.Type} '{one.Name ?? one.Id}'"));
        string[] commands =
        [
            .. resources.Select(one =>
                $"Grant-AdoPipelinePermission -ResourceType {one.Type} -ResourceId {one.Id} -Pipeline {run.PipelineId} "
                    + $"-Project '{place.Project}'"),
        ];
        return $"{who} for the permission to use {what}. "
            + (commands.Length == 0
                ? $"An administrator of it gives it on the page of the run: {run.WebUrl}"
                : $"An administrator of it gives it with: {string.Join("; ", commands)}");
    }

    // What it is helps, and is not needed.
    private static async Task<IReadOnlyList<CheckedResource>> ReadResourcesAsync(
        ResourceClient client,
        string project,
        string suite,
        CancellationToken cancellationToken
    )
    {
        try
        {
            CheckSuite checks = await client.ReadOneAsync(CheckSuite.One(project, suite), cancellationToken).ConfigureAwait(false);
            return [.. checks.Resources.Where(static one => one is { Type: not null, Id: not null })];
        }
        catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception) || exception.ErrorId == ErrorIds.UnexpectedResponse)
        {
            return [];
        }
    }
}
