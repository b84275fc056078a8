using System.Collections.Concurrent;
using System.Globalization;

namespace AdoEntra.Emulator.Organizations.Builds;

/// <summary>The builds of an organization: those that are there at the start, and those that were asked for since.</summary>
internal sealed class Builds
{
    // Behind those that are there at the start.
    private const int FirstId = 1_000;

    private readonly ConcurrentDictionary<Guid, SharedList<Build>> _byProject = new();
    private int _last = FirstId - 1;
    private int _lastLease;

    /// <summary>What keeps builds.</summary>
    public SharedList<RetentionLease> Leases { get; } = new([]);

    /// <summary>The builds of a project, the latest one first.</summary>
    public IReadOnlyList<Build> Of(EmulatedProject project) => All(project).Items;

    public Build? Find(EmulatedProject project, string id) =>
        Of(project).FirstOrDefault(build => build.Id.ToString(CultureInfo.InvariantCulture) == id);

    /// <summary>Adds one; its number is given here.</summary>
    public Build Add(EmulatedProject project, Func<int, Build> make)
    {
        var added = make(Interlocked.Increment(ref _last));
        All(project).AddFirst(added);
        return added;
    }

    /// <summary>Puts another in the place of one; null where that is gone.</summary>
    public Build? Change(EmulatedProject project, int id, Func<Build, Build> change)
    {
        Build? changed = null;
        All(project).Replace(one => one.Id == id, one => changed = change(one));
        return changed;
    }

    /// <summary>Takes out what is found; whether anything was.</summary>
    public bool Remove(EmulatedProject project, Func<Build, bool> which) => All(project).Remove(which);

    /// <summary>The number of the next lease.</summary>
    public int NextLease() => Interlocked.Increment(ref _lastLease);

    private SharedList<Build> All(EmulatedProject project) =>
        _byProject.GetOrAdd(project.Id, _ => new([.. SampleBuilds.BuildsOf(project)]));
}
