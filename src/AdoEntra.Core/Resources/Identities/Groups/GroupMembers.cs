using AdoEntra.Errors;

namespace AdoEntra.Resources.Identities.Groups;

/// <summary>Reads and changes who is in which group.</summary>
internal static class GroupMembers
{
    /// <summary>The direct members of groups, with their names: a request for the members, and one for each hundred names.</summary>
    /// <param name="search">Finds the groups.</param>
    /// <param name="groups">Groups by names or descriptors.</param>
    /// <param name="name">What the group of a descriptor is called; null where that is not known.</param>
    public static ListWork<AdoGroupMember> Read(SubjectSearch search, IReadOnlyList<string> groups, string? name = null) =>
        async (list, stop) =>
        {
            foreach (string group in groups)
            {
                if (list.IsSatisfied) return;
                try
                {
                    FoundSubject found = await search.FindGroupAsync(list.Client, group, stop).ConfigureAwait(false);
                    await AddMembersAsync(list, SubjectSearch.Named(found, name), stop).ConfigureAwait(false);
                }
                catch (AdoServiceException exception) when (ItemFailures.IsAboutOne(exception))
                {
                    await list.ReportAsync(exception).ConfigureAwait(false);
                }
            }
        };

    /// <summary>Puts something into a group. What is in it already stays there.</summary>
    /// <exception cref="AdoServiceException">The service refused.</exception>
    public static async Task<AdoGroupMember?> AddMemberAsync(
        this ResourceClient client,
        FoundSubject group,
        FoundSubject member,
        CancellationToken cancellationToken
    )
    {
        string what = $"adding '{member.Name}' to group '{group.Name}'";
        await client.ReadOneAsync(GraphMembership.Add(member.Descriptor, group.Descriptor, what), cancellationToken).ConfigureAwait(false);
        SubjectLookup lookup = await client.ReadOneAsync(SubjectLookup.Of([member.Descriptor]), cancellationToken).ConfigureAwait(false);
        return Member(client, lookup, member.Descriptor, group);
    }

    /// <summary>Takes something out of a group.</summary>
    /// <exception cref="AdoServiceException">It is not in it, or the service refused.</exception>
    public static async Task RemoveMemberAsync(
        this ResourceClient client,
        FoundSubject group,
        FoundSubject member,
        CancellationToken cancellationToken
    )
    {
        string what = $"removing '{member.Name}' from group '{group.Name}'";
        try
        {
            await client
                .SendAsync(GraphMembership.Remove(member.Descriptor, group.Descriptor, what), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (AdoServiceException exception) when (exception.ErrorId == ErrorIds.NotFound)
        {
            throw new AdoServiceException(
                ErrorIds.NotFound,
                $"The identity '{member.Name}' is no direct member of the group '{group.Name}'.",
                "Get-AdoGroupMember lists the direct members. A member by way of another group has to be removed from that one.",
                exception)
            { Target = member.Name, StatusCode = exception.StatusCode, ServiceCode = exception.ServiceCode };
        }
    }

    private static async Task AddMembersAsync(ItemList<AdoGroupMember> list, FoundSubject group, CancellationToken cancellationToken)
    {
        List<string> waiting = [];
        var members = list.Client.ReadListAsync(GraphMembership.Members(group.Descriptor), cancellationToken);
        await foreach (IReadOnlyList<GraphMembership> batch in members.ConfigureAwait(false))
            waiting.AddRange(batch.Select(static one => one.MemberDescriptor).OfType<string>());
        for (int at = 0; at < waiting.Count && !list.IsSatisfied; at += SubjectLookup.Most)
        {
            List<string> some = waiting.GetRange(at, Math.Min(SubjectLookup.Most, waiting.Count - at));
            SubjectLookup lookup = await list.Client.ReadOneAsync(SubjectLookup.Of(some), cancellationToken).ConfigureAwait(false);
            await list.AddAsync([.. some.Select(one => Member(list.Client, lookup, one, group)).OfType<AdoGroupMember>()])
                .ConfigureAwait(false);
        }
    }

    private static AdoGroupMember? Member(ResourceClient client, SubjectLookup lookup, string descriptor, FoundSubject group)
    {
        AdoGroupMember? member = lookup.Find(descriptor)?.Of(group.Name, group.Descriptor);
        member?.ReadBy(client.Connection, null);
        return member;
    }
}
