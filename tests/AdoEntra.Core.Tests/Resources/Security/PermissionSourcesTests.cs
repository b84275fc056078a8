using AdoEntra.Resources.Security;

namespace AdoEntra.Core.Tests.Resources.Security;

/// <summary>What follows for an identity from its entry and those of its groups, and by whom.</summary>
public sealed class PermissionSourcesTests
{
    private const long Bit = 4;
    private static readonly PermissionHolder s_holder = new("me", "own", ["readers", "writers"], IsOwn: true);

    // Of each: allowed here, denied here, and what is effective.
    [Theory]
    [InlineData("own:0,0,0,0", "NotSet", "", false)]
    [InlineData("own:4,0,4,0", "Allowed", "own", false)]
    [InlineData("own:0,4,0,4", "Denied", "own", false)]
    [InlineData("own:0,0,4,0 writers:4,0,4,0", "Allowed", "writers", false)]
    [InlineData("own:0,0,4,0 writers:0,0,4,0 readers:0,0,0,0", "Allowed", "writers", true)]
    [InlineData("own:0,0,0,4 writers:4,0,4,0 readers:0,4,0,4", "Denied", "readers", false)]
    [InlineData("own:0,0,4,0 writers:4,0,4,0 readers:0,0,4,0", "Allowed", "writers", false)]
    [InlineData("own:0,0,4,0 writers:4,0,4,0 readers:4,0,4,0", "Allowed", "writers,readers", false)]
    [InlineData("own:0,0,4,0 writers:0,0,0,0", "Allowed", "own", true)]
    [InlineData("own:4,0,0,4 readers:0,0,0,4", "Denied", "readers", true)]
    [InlineData("writers:4,0,4,0 readers:0,4,0,4", "Denied", "readers", false)]
    [InlineData("writers:2,1,2,1", "NotSet", "", false)]
    public void Of_Entries_IsTheStatusAndItsSource(string entries, string status, string from, bool isInherited)
    {
        AccessControlEntry[] all = [.. entries.Split(' ').Select(Entry)];

        (string found, IReadOnlyList<string> sources, bool inherited) = new PermissionSources(s_holder, all).Of(Bit);

        Assert.Equal((status, from, isInherited), (found, string.Join(",", sources), inherited));
    }

    private static AccessControlEntry Entry(string text)
    {
        string[] parts = text.Split(':');
        long[] bits = [.. parts[1].Split(',').Select(static one => long.Parse(one, System.Globalization.CultureInfo.InvariantCulture))];
        return new(parts[0], bits[0], bits[1], bits[2], bits[3]);
    }
}
