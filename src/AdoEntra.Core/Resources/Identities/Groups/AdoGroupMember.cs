using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>A direct member of a group: a person, an application or a group.</summary>
public sealed class AdoGroupMember : AdoGraphSubject
{
    internal static readonly JsonRecordReader<AdoGroupMember> Reader = new(static json => new(json));

    private AdoGroupMember(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The group, by its principal name where that is known: what <c>-Group</c> of other commands binds to.</summary>
    public string? GroupName { get; private set; }

    /// <summary>The descriptor of the group.</summary>
    public string? GroupDescriptor { get; private set; }

    internal AdoGroupMember Of(string? groupName, string groupDescriptor)
    {
        (GroupName, GroupDescriptor) = (groupName, groupDescriptor);
        return this;
    }
}
