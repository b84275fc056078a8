using System.Diagnostics;
using System.Text;
using AdoEntra.Resources.Git.Patches;

namespace AdoEntra.Core.Tests.Resources.Git.Patches;

/// <summary>The changes between two files make the one of the other, are few, and are found soon.</summary>
public sealed class LineComparisonTests
{
    [Fact]
    public void Of_RandomFiles_MakesOneOfTheOther()
    {
        var random = new Random(5);
        for (int round = 0; round < 500; round++)
        {
            string[] before = Random(random, random.Next(30));
            string[] after = Random(random, random.Next(30));
            Assert.Equal(after, Applied(before, after, Compare(before, after)));
        }
    }

    [Theory]
    [InlineData("a b c d", "a b c d", "")]
    [InlineData("", "a b", "0,0+0,2")]
    [InlineData("a b", "", "0,2+0,0")]
    [InlineData("a b c d e", "a x c d", "1,1+1,1 4,1+4,0")]
    [InlineData("a b c a b b a", "c b a b a c", "0,2+0,0 3,0+1,1 5,1+4,0 7,0+5,1")]
    public void Of_SmallFiles_IsTheLeast(string before, string after, string expected)
    {
        IReadOnlyList<ChangedLines> changes = Compare(Split(before), Split(after));
        int Cost(IEnumerable<ChangedLines> all) => all.Sum(static one => one.OldCount + one.NewCount);
        int least = expected.Split([' '], StringSplitOptions.RemoveEmptyEntries)
            .Sum(static one => int.Parse(one.Split('+')[0].Split(',')[1], null) + int.Parse(one.Split('+')[1].Split(',')[1], null));
        Assert.Equal(least, Cost(changes));
        Assert.Equal(Split(after), Applied(Split(before), Split(after), changes));
    }

    [Fact]
    public void Of_LongFileWithFewChanges_TakesNoTime()
    {
        string[] before = [.. Enumerable.Range(0, 100_000).Select(static line => $"line {line % 5_000}")];
        IEnumerable<string> rest = before.Where(static (_, line) => line % 9_000 != 7);
        string[] after = [.. rest.Select(static (line, at) => at % 11_000 == 3 ? "new" : line)];

        var watch = Stopwatch.StartNew();
        IReadOnlyList<ChangedLines> changes = Compare(before, after);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        Assert.InRange(changes.Count, 1, 30);
        Assert.Equal(after, Applied(before, after, changes));
    }

    [Fact]
    public void Of_LongFilesOfTheSameLinesInAnotherOrder_EndsSoon()
    {
        var random = new Random(1);
        string[] before = Random(random, 100_000);
        string[] after = Random(random, 100_000);

        var watch = Stopwatch.StartNew();
        IReadOnlyList<ChangedLines> changes = Compare(before, after);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
        Assert.Equal(after, Applied(before, after, changes));
    }

    private static IReadOnlyList<ChangedLines> Compare(string[] before, string[] after) => LineComparison.Of(Lines(before), Lines(after));

    private static FileLines Lines(string[] lines) => new(Encoding.UTF8.GetBytes(string.Concat(lines.Select(static line => line + "\n"))));

    private static string[] Split(string text) => text.Split([' '], StringSplitOptions.RemoveEmptyEntries);

    private static string[] Random(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(8).ToString("D", null))];

    private static List<string> Applied(string[] before, string[] after, IReadOnlyList<ChangedLines> changes)
    {
        List<string> made = [];
        int at = 0;
        foreach (ChangedLines change in changes)
        {
            made.AddRange(before.Skip(at).Take(change.OldStart - at));
            Assert.Equal(change.NewStart, made.Count);
            made.AddRange(after.Skip(change.NewStart).Take(change.NewCount));
            at = change.OldStart + change.OldCount;
        }

        made.AddRange(before.Skip(at));
        return made;
    }
}
