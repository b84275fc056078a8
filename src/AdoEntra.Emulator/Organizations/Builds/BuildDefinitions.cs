using System.Collections.Concurrent;
using AdoEntra.Emulator.Organizations.Runs;

namespace AdoEntra.Emulator.Organizations.Builds;

/// <summary>The pipelines of an organization, their folders, and what they do when they run.</summary>
internal sealed class BuildDefinitions
{
    /// <summary>The topmost folder.</summary>
    public const string Root = @"\";

    // Behind those that are there at the start.
    private const int FirstId = 100;

    private readonly ConcurrentDictionary<Guid, SharedList<BuildDefinition>> _byProject = new();
    private readonly ConcurrentDictionary<Guid, SharedList<PipelineFolder>> _folders = new();
    private readonly ConcurrentDictionary<int, RunPlan> _plans = new();
    private int _last = FirstId - 1;

    /// <summary>The pipelines of a project.</summary>
    public SharedList<BuildDefinition> Of(EmulatedProject project) =>
        _byProject.GetOrAdd(project.Id, _ => new(SampleBuilds.DefinitionsOf(project)));

    /// <summary>The folders of a project, the topmost first.</summary>
    public SharedList<PipelineFolder> FoldersOf(EmulatedProject project) =>
        _folders.GetOrAdd(project.Id, _ => new(
        [
            .. Of(project).Items.Select(one => one.Folder).Append(Root).Distinct().Order()
                .Select(path => new PipelineFolder(path, null)),
        ]));

    /// <summary>Adds a folder and those above it that are missing.</summary>
    public PipelineFolder AddFolder(EmulatedProject project, string path, string? description)
    {
        var folders = FoldersOf(project);
        var parts = path.Trim('\\').Split('\\', StringSplitOptions.RemoveEmptyEntries);
        for (var count = 1; count < parts.Length; count++)
        {
            Add(Root + string.Join('\\', parts[..count]), null);
        }

        return Add(path, description);

        PipelineFolder Add(string name, string? text)
        {
            var folder = new PipelineFolder(name, text);
            folders.TryAdd(one => Is(one.Path, name), folder);
            return folder;
        }
    }

    /// <summary>The number of the next pipeline.</summary>
    public int NextId() => Interlocked.Increment(ref _last);

    /// <summary>What a pipeline does when it runs.</summary>
    public RunPlan PlanOf(BuildDefinition definition) => _plans.GetValueOrDefault(definition.Id) ?? SamplePlans.Of(definition.Name);

    /// <summary>Has a pipeline do something else in the runs that are asked for from now on.</summary>
    public void SetPlan(int id, RunPlan plan) => _plans[id] = plan;

    /// <summary>Whether a folder is another, or is in it.</summary>
    public static bool IsIn(string folder, string other) => Is(folder, other) || other == Root
        || folder.StartsWith(other + @"\", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two folders are the same.</summary>
    public static bool Is(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A folder for pipelines.</summary>
/// <param name="Path">Its path, with backslashes.</param>
/// <param name="Description">What it is for; null for nothing.</param>
internal sealed record PipelineFolder(string Path, string? Description);
