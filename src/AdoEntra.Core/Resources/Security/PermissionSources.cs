namespace AdoEntra.Resources.Security;

/// <summary>What follows for one identity from its own entry and those of its groups.</summary>
internal sealed class PermissionSources
{
    private readonly IReadOnlyList<AccessControlEntry> _entries;
    private readonly AccessControlEntry? _own;

    /// <param name="holder">The identity.</param>
    /// <param name="entries">The entries on the token.</param>
    public PermissionSources(PermissionHolder holder, IReadOnlyList<AccessControlEntry> entries)
    {
        _own = entries.FirstOrDefault(entry => NameFilter.Same(entry.Descriptor, holder.Descriptor));
        _entries = [.. entries.Where(entry => entry != _own)];
    }

    /// <summary>Of one permission: whether it is allowed, by whose entries, and whether these are those of something above.</summary>
    /// <param name="bit">Its bit.</param>
    public (string Status, IReadOnlyList<string> From, bool IsInherited) Of(long bit)
    {
        // The service has put the groups into the effective rights of the identity; without them, a denial goes first.
        bool isDenied = _own is not null ? Has(_own.EffectiveDeny, bit) : _entries.Any(entry => Has(entry.EffectiveDeny, bit));
        bool isAllowed = _own is not null ? Has(_own.EffectiveAllow, bit) : _entries.Any(entry => Has(entry.EffectiveAllow, bit));
        if (!isDenied && !isAllowed) return (PermissionStatus.NotSet, [], false);

        AccessControlEntry[] all = _own is null ? [.. _entries] : [_own, .. _entries];
        AccessControlEntry[] here = Array.FindAll(all, entry => Has(isDenied ? entry.Deny : entry.Allow, bit));
        AccessControlEntry[] above = here.Length > 0
            ? []
            : [.. _entries.Where(entry => Has(isDenied ? entry.EffectiveDeny : entry.EffectiveAllow, bit))];

        // What none of the groups has, it has itself, from above.
        AccessControlEntry[] from = here.Length > 0 ? here : above.Length > 0 ? above : _own is null ? [] : [_own];
        return (
            isDenied ? PermissionStatus.Denied : PermissionStatus.Allowed,
            Array.ConvertAll(from, static entry => entry.Descriptor),
            here.Length == 0
        );
    }

    private static bool Has(long bits, long bit) => (bits & bit) != 0;
}
