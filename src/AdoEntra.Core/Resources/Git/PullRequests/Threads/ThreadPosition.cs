namespace AdoEntra.Resources.Git.PullRequests.Threads;

/// <summary>Which file and lines a thread is about (CommentThreadContext, git 7.1).</summary>
internal sealed record ThreadPosition
{
    private const int FirstCharacter = 1;

    /// <summary>The file, from the root of the repository.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>The first line, from 1; null for the file as a whole.</summary>
    public int? Line { get; init; }

    /// <summary>The last line; null for the first one.</summary>
    public int? EndLine { get; init; }

    /// <summary>Whether the lines are those of the file as it was.</summary>
    public bool IsLeft { get; init; }

    /// <summary>The file as the service has it: with a slash in front.</summary>
    public string FilePath => "/" + Path.Replace('\\', '/').TrimStart('/');

    /// <summary>The position by the service's names.</summary>
    public Dictionary<string, object?> Fields
    {
        get
        {
            Dictionary<string, object?> fields = new(StringComparer.Ordinal) { ["filePath"] = FilePath };
            if (Line is not { } line) return fields;
            string side = IsLeft ? "left" : "right";
            fields[side + "FileStart"] = Position(line);
            fields[side + "FileEnd"] = Position(EndLine ?? line);
            return fields;
        }
    }

    /// <summary>A line of a position that came.</summary>
    /// <param name="context">The position by the service's names.</param>
    /// <param name="end"><c>Start</c> or <c>End</c>.</param>
    public static long? LineOf(IReadOnlyDictionary<string, object?> context, string end)
    {
        foreach (string side in new[] { "right", "left" })
        {
            if (context.TryGetValue($"{side}File{end}", out object? value)
                && value is IReadOnlyDictionary<string, object?> position
                && position.TryGetValue("line", out object? line))
                return line as long?;
        }

        return null;
    }

    /// <summary>The side of a position that came; null without lines.</summary>
    /// <param name="context">The position by the service's names.</param>
    public static string? SideOf(IReadOnlyDictionary<string, object?> context) =>
        Has(context, "rightFileStart") ? "Right"
        : Has(context, "leftFileStart") ? "Left"
        : null;

    private static bool Has(IReadOnlyDictionary<string, object?> context, string name) =>
        context.TryGetValue(name, out object? value) && value is not null;

    private static Dictionary<string, object?> Position(int line) =>
        new(StringComparer.Ordinal) { ["line"] = line, ["offset"] = FirstCharacter };
}
