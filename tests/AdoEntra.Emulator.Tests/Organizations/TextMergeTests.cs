using System.Text;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Organizations;

public sealed class TextMergeTests
{
    [Theory]
    [InlineData("a b c d e", "a B c d e", "a b c D e", "a B c D e")]
    [InlineData("a b c", "x a b c", "a b c y", "x a b c y")]
    [InlineData("a b c", "b c", "a b", "b")]
    [InlineData("a b c", "a X c", "a X c", "a X c")]
    [InlineData("a b c", "a b c", "a Y c", "a Y c")]
    [InlineData("a b c", "a X c", "a Y c", null)]
    [InlineData("a b c", "a c", "a Y c", null)]
    [InlineData("", "a", "b", null)]
    [InlineData("", "a", "", "a")]
    [InlineData("a a a", "a a", "a a a a", null)]
    [InlineData("a b c d", "a b x c d", "a b c d y", "a b x c d y")]
    public void Merge_ByLines_HasBothChangesOrNone(string before, string ours, string theirs, string? expected) =>
        Assert.Equal(expected, Merge(before, ours, theirs));

    [Fact]
    public void Merge_Bytes_AreKeptAsTheyAre()
    {
        byte[] before = [.. "a\r\n"u8, 0xFF, .. "\r\nb\r\nc"u8];
        byte[] ours = [.. "A\r\n"u8, 0xFF, .. "\r\nb\r\nc"u8];
        byte[] theirs = [.. "a\r\n"u8, 0xFF, .. "\r\nb\r\nC"u8];

        Assert.Equal([.. "A\r\n"u8, 0xFF, .. "\r\nb\r\nC"u8], TextMerge.Merge(before, ours, theirs));
        Assert.Null(TextMerge.Merge([0, 10, 1], [1, 10, 1], [0, 10, 2]));
    }

    // Random changes of a text: where git merges without a conflict, so do we, to the same.
    [ProgramFact("git")]
    public async Task Merge_LikeGit_IsTheSame()
    {
        using var git = GitClient.InNewFolder();
        var random = new Random(7);
        for (var round = 0; round < 40; round++)
        {
            string[] lines = [.. Enumerable.Range(0, 30).Select(line => $"line {line}")];
            var (before, ours, theirs) = (string.Join(' ', lines.Select(Dashed)), Changed(lines), Changed(lines));
            git.Write("before", Text(before));
            git.Write("ours", Text(ours));
            git.Write("theirs", Text(theirs));
            var (exitCode, output, _) = await git.TryAsync("merge-file", "-p", "ours", "before", "theirs");

            var merged = Merge(before, ours, theirs);
            Assert.True((exitCode == 0) == (merged is not null), $"git: {exitCode} {output}, here: {merged}");
            Assert.True(exitCode != 0 || output == Text(merged!), $"git: {output}, here: {merged}");
        }

        string Changed(string[] lines)
        {
            List<string> changed = [.. lines.Select(Dashed)];
            var at = random.Next(2, 24);
            switch (random.Next(3))
            {
                case 0:
                    changed[at] += "!";
                    break;
                case 1:
                    changed.Insert(at, $"new-{random.Next(1000)}");
                    break;
                default:
                    changed.RemoveRange(at, 2);
                    break;
            }

            return string.Join(' ', changed);
        }
    }

    private static string Dashed(string line) => line.Replace(' ', '-');

    private static string Text(string words) => words.Length == 0 ? string.Empty : words.Replace(' ', '\n') + "\n";

    private static string? Merge(string before, string ours, string theirs) =>
        TextMerge.Merge(Encoding.UTF8.GetBytes(Text(before)), Encoding.UTF8.GetBytes(Text(ours)), Encoding.UTF8.GetBytes(Text(theirs)))
            is { } merged ? Encoding.UTF8.GetString(merged).TrimEnd('\n').Replace('\n', ' ') : null;
}
