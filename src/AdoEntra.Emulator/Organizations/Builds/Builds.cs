using System.Globalization;

namespace AdoEntra.Emulator.Organizations.Builds;

/// <summary>The builds of an organization: those that are there at the start, and those that were asked for since.</summary>
internal sealed class Builds
{
    // Behind those that are there at the start.
    private const int FirstId = 1_000;

    private readonly Lock _gate = new();
    private volatile IReadOnlyList<(Guid Project, Build Build)> _queued = [];

    /// <summary>The builds of a project, the latest one first.</summary>
    public IReadOnlyList<Build> Of(EmulatedProject project)
    {
        var sample = SampleBuilds.BuildsOf(project);
        Build[] queued = [.. _queued.Where(one => one.Project == project.Id).Select(one => one.Build)];
        return queued.Length == 0 ? sample : [.. queued, .. sample];
    }

    public Build? Find(EmulatedProject project, string id) =>
        Of(project).FirstOrDefault(build => build.Id.ToString(CultureInfo.InvariantCulture) == id);

    /// <summary>Adds one; its number is given here.</summary>
    public Build Add(EmulatedProject project, Func<int, Build> make)
    {
        lock (_gate)
        {
            var added = make(FirstId + _queued.Count);
            _queued = [(project.Id, added), .. _queued];
            return added;
        }
    }
}
