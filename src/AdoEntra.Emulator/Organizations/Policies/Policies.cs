using System.Text.Json;

namespace AdoEntra.Emulator.Organizations.Policies;

/// <summary>The policies of a project, with all their revisions.</summary>
internal sealed class Policies(EmulatedProject project)
{
    private readonly SharedList<PolicyConfiguration> _revisions = new(SamplePolicies.Of(project));
    private readonly Lock _gate = new();

    /// <summary>Those that there are, by their numbers. What is of repositories only that are gone is gone too.</summary>
    public IReadOnlyList<PolicyConfiguration> All =>
    [
        .. _revisions.Items.GroupBy(one => one.Id).Select(revisions => revisions.Last())
            .Where(one => !one.IsDeleted && (!one.Scopes.Any() || one.Scopes.Any(Exists))).OrderBy(one => one.Id),
    ];

    public PolicyConfiguration? Find(int id) => All.FirstOrDefault(one => one.Id == id);

    /// <summary>The latest revision first; none of a number that there never was.</summary>
    public IReadOnlyList<PolicyConfiguration> Revisions(int id) => [.. _revisions.Items.Where(one => one.Id == id).Reverse()];

    public PolicyConfiguration Add(
        PolicyType type, bool isEnabled, bool isBlocking, JsonElement settings, EmulatedIdentity who, DateTime now)
    {
        lock (_gate)
        {
            var id = _revisions.Items.Select(one => one.Id).DefaultIfEmpty().Max() + 1;
            var added = new PolicyConfiguration(id, 1, type, isEnabled, isBlocking, false, settings, who, now);
            _revisions.Add(added);
            return added;
        }
    }

    /// <summary>Makes the next revision; null where there is no such policy.</summary>
    public PolicyConfiguration? Change(int id, EmulatedIdentity who, DateTime now, Func<PolicyConfiguration, PolicyConfiguration> change)
    {
        lock (_gate)
        {
            if (Find(id) is not { } found)
            {
                return null;
            }

            var changed = change(found) with { Revision = found.Revision + 1, ChangedBy = who, Changed = now };
            _revisions.Add(changed);
            return changed;
        }
    }

    private bool Exists(PolicyScope scope) =>
        scope.Repository is null || project.Repositories.Any(repository => repository.Id == scope.Repository);
}
