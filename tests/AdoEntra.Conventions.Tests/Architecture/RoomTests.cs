namespace AdoEntra.Conventions.Tests.Architecture;

/// <summary>The folders of Core are layers: each uses those that its row in docs/architecture.md names, and no other.</summary>
public sealed class RoomTests : IClassFixture<RoomTests.Sources>
{
    private const int MostFiles = 20;

    private readonly RoomTable _table;
    private readonly RoomEdges _edges;

    public RoomTests(Sources sources)
    {
        _table = sources.Table;
        _edges = sources.Edges;
    }

    [Fact]
    public void Rooms_AreTheFolders() =>
        Assert.Equal(_edges.Rooms.Order(StringComparer.Ordinal), _table.Rooms.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Room_UsesOnlyWhatItsRowNames()
    {
        List<string> wrong = [];
        foreach (string room in _edges.Rooms)
        {
            string[] allowed = [.. _table.Rooms.GetValueOrDefault(room, []), .. _table.ForAll];
            wrong.AddRange(_edges.UsedBy(room).Except(allowed).Select(used => $"{room} uses {used}: {_edges.Example(room, used)}"));
        }

        Assert.True(wrong.Count == 0, "Not in the table of docs/architecture.md:\n" + string.Join("\n", wrong));
    }

    [Fact]
    public void Row_NamesOnlyWhatIsUsed()
    {
        IEnumerable<string> idle = _table.Rooms.Where(row => row.Value is not ["all"])
            .SelectMany(row => row.Value.Except(_edges.UsedBy(row.Key)).Select(name => $"{row.Key} does not use {name}"));

        Assert.Empty(idle);
    }

    // A row names rooms above it only, so there is no circle.
    [Fact]
    public void Row_NamesOnlyRoomsAboveIt()
    {
        HashSet<string> above = [];
        foreach ((string room, string[] uses) in _table.Rooms)
        {
            if (uses is not ["all"]) Assert.Empty(uses.Except(above));
            above.Add(room);
        }
    }

    [Fact]
    public void Room_HasFewFiles()
    {
        string core = Path.Combine(ProductAssemblies.Root, "src", "AdoEntra.Core");
        foreach (string room in _table.Rooms.Keys)
        {
            int files = Directory.GetFiles(Path.Combine(core, room), "*.cs").Length;
            Assert.True(files <= MostFiles, $"{room} has {files} files.");
        }
    }

    /// <summary>ADOENTRA_UPDATE_DOCS=1 draws it again.</summary>
    [Fact]
    public void Picture_ShowsTheTable()
    {
        string picture = _table.Draw();
        if (Environment.GetEnvironmentVariable("ADOENTRA_UPDATE_DOCS") == "1") _table.Write(picture);
        else Assert.Equal(picture, _table.Picture);
    }

    /// <summary>Read once for all tests here.</summary>
    public sealed class Sources
    {
        internal RoomTable Table { get; } = new();

        internal RoomEdges Edges { get; } = new();
    }
}
