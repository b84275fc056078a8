using System.Text;
using System.Text.RegularExpressions;

namespace AdoEntra.Conventions.Tests.Architecture;

/// <summary>The table of rooms in docs/architecture.md, and the picture below it.</summary>
internal sealed partial class RoomTable
{
    private const string PictureStart = "<!-- The picture of the table, made by RoomTests. -->\n```mermaid\n";
    private const string PictureEnd = "```\n";

    private readonly string _path = Path.Combine(ProductAssemblies.Root, "docs", "architecture.md");
    private readonly string _page;

    public RoomTable()
    {
        _page = File.ReadAllText(_path);
        Rooms = Rows(_page);
    }

    /// <summary>Each room, lowest first, with the rooms that it may use; what all may use is not among them.</summary>
    public IReadOnlyDictionary<string, string[]> Rooms { get; }

    /// <summary>The rooms that every other may use.</summary>
    public IReadOnlyList<string> ForAll => [.. Rooms.Keys.TakeWhile(name => Rooms[name] is ["all"])];

    /// <summary>The picture as the page has it; empty where there is none.</summary>
    public string Picture
    {
        get
        {
            int start = _page.IndexOf(PictureStart, StringComparison.Ordinal);
            if (start < 0) return string.Empty;
            start += PictureStart.Length;
            return _page[start.._page.IndexOf(PictureEnd, start, StringComparison.Ordinal)];
        }
    }

    /// <summary>The picture as it should be: an arrow for each use that does not follow from others.</summary>
    public string Draw()
    {
        var picture = new StringBuilder("flowchart BT\n");
        foreach ((string room, string[] uses) in Rooms)
        {
            if (uses is ["all"]) continue;
            picture.Append("    ").Append(Id(room)).Append("[\"").Append(room).Append("\"]\n");
            foreach (string direct in uses.Where(name => !uses.Any(other => other != name && Reaches(other, name))))
            {
                picture.Append("    ").Append(Id(room)).Append(" --> ").Append(Id(direct)).Append('\n');
            }
        }

        return picture.ToString();
    }

    /// <summary>Puts another picture into the page.</summary>
    public void Write(string picture)
    {
        int start = _page.IndexOf(PictureStart, StringComparison.Ordinal) + PictureStart.Length;
        int end = _page.IndexOf(PictureEnd, start, StringComparison.Ordinal);
        File.WriteAllText(_path, _page[..start] + picture + _page[end..]);
    }

    private bool Reaches(string from, string to) => Rooms[from].Any(next => next == to || (Rooms.ContainsKey(next) && Reaches(next, to)));

    private static string Id(string room) => room.Replace("/", string.Empty, StringComparison.Ordinal);

    private static Dictionary<string, string[]> Rows(string page)
    {
        var rooms = new Dictionary<string, string[]>(StringComparer.Ordinal);
        int table = page.IndexOf("\n| Room | What belongs there | May use |\n", StringComparison.Ordinal);
        Assert.True(table > 0, "docs/architecture.md has no table of rooms.");
        foreach (string line in page[(table + 1)..].Split('\n').Skip(2).TakeWhile(static line => line.StartsWith('|')))
        {
            string[] cells = [.. line.Trim('|').Split('|').Select(static cell => cell.Trim())];
            string[] uses = [.. Name().Matches(cells[2]).Select(static match => match.Groups[1].Value)];
            rooms.Add(cells[0].Trim('`'), cells[2] == "used by all" ? ["all"] : uses);
        }

        return rooms;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
