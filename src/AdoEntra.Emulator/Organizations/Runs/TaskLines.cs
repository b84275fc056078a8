using System.Globalization;
using AdoEntra.Emulator.Organizations.Builds;

namespace AdoEntra.Emulator.Organizations.Runs;

/// <summary>What a task has written by a moment: a line for its beginning, its own evenly over its time, and one for its end.</summary>
internal static class TaskLines
{
    public static IReadOnlyList<string> Of(Build build, TaskTime time, DateTime now)
    {
        var (task, start) = (time.Task, time.Start);
        var isError = time.Result == "failed" && task.Message is not null;
        var total = 2 + task.Lines.Count + task.MoreLines + (isError ? 1 : 0);
        var length = (time.Planned ?? start.AddSeconds(1)) - start;
        var step = length / total;
        var isOver = time.End <= now;
        var until = isOver ? time.End!.Value : now;

        // One that never ends has written all but its last line.
        var count = time.Planned is null ? total - 1
            : isOver && time.Result != "canceled" ? total
            : (int)Math.Clamp((until - start) / step, 1, total - 1);
        return new GeneratedList<string>(count, index => Line(index));

        string Line(int index)
        {
            var text = index == 0 ? "##[section]Starting: " + task.Name
                : index == total - 1 ? "##[section]Finishing: " + task.Name
                : index <= task.Lines.Count ? Filled(task.Lines[index - 1], build)
                : isError && index == total - 2 ? "##[error]" + task.Message
                : string.Create(CultureInfo.InvariantCulture, $"Line {index} of a long log, which says no more than that it is there.");
            var at = start + (step * index);
            return at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture) + " " + text;
        }
    }

    private static string Filled(string line, Build build) => line
        .Replace("{pipeline}", build.Definition.Name, StringComparison.Ordinal)
        .Replace("{number}", build.Number, StringComparison.Ordinal)
        .Replace("{commit}", build.SourceCommit, StringComparison.Ordinal);
}
