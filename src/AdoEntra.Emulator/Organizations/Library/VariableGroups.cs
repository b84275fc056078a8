using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Organizations.Library;

/// <summary>The variable groups of an organization; three in <c>SecretSauce</c> at the start.</summary>
internal sealed class VariableGroups
{
    private static readonly DateTime Created = new(2026, 1, 20, 9, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Names = ["kitchen", "Gewürze", "deployment"];

    private readonly Lock _gate = new();
    private volatile VariableGroup[] _all;
    private int _last;

    public VariableGroups(IReadOnlyList<EmulatedProject> projects)
    {
        var project = projects.FirstOrDefault(one => one.Name == "SecretSauce");
        _all = project is null
            ? []
            :
            [
                .. Names.Select((name, index) => new VariableGroup(
                    index + 1, name, "Zutaten.", [project.Id],
                    new Dictionary<string, GroupVariable>
                    {
                        ["salt"] = new("2 g", false, false),
                        ["recipe"] = new("emulated-secret-value", true, false),
                    },
                    KnownPrincipals.Person, Created, KnownPrincipals.Person, Created.AddDays(index))),
            ];
        _last = _all.Length;
    }

    /// <summary>All of them, by their numbers.</summary>
    public IReadOnlyList<VariableGroup> All => _all;

    /// <summary>Adds one, whose number is given here; null where a project has one of that name.</summary>
    public VariableGroup? TryAdd(Func<int, VariableGroup> make)
    {
        lock (_gate)
        {
            var added = make(_last + 1);
            if (_all.Any(one =>
                one.Name.Equals(added.Name, StringComparison.OrdinalIgnoreCase) && one.Projects.Intersect(added.Projects).Any()))
            {
                return null;
            }

            _last++;
            _all = [.. _all, added];
            return added;
        }
    }

    /// <summary>Puts another in the place of one; null where that is gone.</summary>
    public VariableGroup? Change(int id, Func<VariableGroup, VariableGroup> change)
    {
        lock (_gate)
        {
            if (_all.FirstOrDefault(one => one.Id == id) is not { } found)
            {
                return null;
            }

            var changed = change(found);
            _all = [.. _all.Select(one => one.Id == id ? changed : one)];
            return changed;
        }
    }

    /// <summary>Takes one out; whether it was there.</summary>
    public bool Remove(int id)
    {
        lock (_gate)
        {
            VariableGroup[] left = [.. _all.Where(one => one.Id != id)];
            var isFound = left.Length < _all.Length;
            _all = left;
            return isFound;
        }
    }
}
