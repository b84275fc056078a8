using System.Globalization;
using AdoEntra.Emulator.Content;

namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>What a repository holds at the start: a few branches and tags, enough commits for two pages, some files.</summary>
internal static class SampleGit
{
    private const int Commits = 120;

    private static readonly DateTime Latest = new(2026, 3, 1, 17, 30, 0, DateTimeKind.Utc);

    private static readonly string[] Topics =
        ["feature/api", "feature/billing", "feature/search", "feature/ui", "fix/encoding-ü", "fix/timeouts", "release/1.0", "release/2.0"];

    private static readonly byte[] Image = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0xFF, 0xFE, 0x80];

    public static GitContent Of(Guid repository, string name, string? defaultBranch)
    {
        if (defaultBranch is null)
        {
            return new GitContent(repository, [], [], new Dictionary<string, EmulatedContent>());
        }

        IEnumerable<string> names =
        [
            defaultBranch,
            .. Topics.Select(topic => "refs/heads/" + topic).Where(topic => topic != defaultBranch),
            "refs/tags/v1.0", "refs/tags/v1.1", "refs/tags/v2.0",
        ];
        return new GitContent(
            repository,
            [
                .. names.Select((reference, index) => new GitReference(reference, ObjectId.Of(repository, index)))
                    .OrderBy(reference => reference.Name, StringComparer.Ordinal),
            ],
            History(repository, Commits),
            Files(name));
    }

    /// <summary>A repository with branches in any number, and a file of any length.</summary>
    public static GitContent Large(Guid repository, string name, int branches, long fileBytes)
    {
        var files = Files(name);
        if (fileBytes > 0)
        {
            files["/large.bin"] = new GeneratedContent(fileBytes);
        }

        return new GitContent(
            repository,
            new GeneratedList<GitReference>(
                branches,
                index => new GitReference(
                    index == 0 ? "refs/heads/main" : "refs/heads/topic/" + index.ToString("D7", CultureInfo.InvariantCulture),
                    ObjectId.Of(repository, index))),
            History(repository, Commits),
            files);
    }

    private static GeneratedList<GitCommit> History(Guid repository, int count) => new(count, index => new GitCommit(
        ObjectId.Of(repository, index),
        ObjectId.Of(repository, int.MinValue + 1_000_000 + index),
        index + 1 < count ? ObjectId.Of(repository, index + 1) : null,
        SampleDirectory.Colleagues[index % SampleDirectory.Colleagues.Count],
        Latest.AddHours(-index),
        $"Change number {count - index}",
        index % 3, 1 + (index % 5), index % 2));

    private static Dictionary<string, EmulatedContent> Files(string name) => new(StringComparer.Ordinal)
    {
        ["/README.md"] = new HeldContent($"# {name}\n\nGrüße aus der Küche.\n"),
        ["/azure-pipelines.yml"] = new HeldContent("trigger: [main]\nsteps:\n- script: echo sauce\n"),
        ["/docs/Grün & Blau #1.md"] = new HeldContent("Farben.\n"),
        ["/docs/logo.png"] = new HeldContent(Image),
        ["/src/app.cs"] = new HeldContent("// Line one\nConsole.WriteLine(\"sauce\");\n"),
        ["/src/data/empty.txt"] = new HeldContent([]),
    };
}
