using System.Globalization;
using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>
/// What a repository holds at the start: a few branches and tags, enough commits for two pages, some files. Every commit came by a push:
/// those of the default branch three at a time, and one for each other branch.
/// </summary>
internal static class SampleGit
{
    private const int Commits = 120;
    private const int CommitsOfPush = 3;

    // How far back the first branch was begun; the next ones a commit further each.
    private const int BranchedAt = 12;

    private static readonly DateTime Latest = new(2026, 3, 1, 17, 30, 0, DateTimeKind.Utc);

    private static readonly string[] Topics =
        ["feature/api", "feature/billing", "feature/search", "feature/ui", "fix/encoding-ü", "fix/timeouts", "release/1.0", "release/2.0"];

    private static readonly string[] Tags = ["v1.0", "v1.1", "v2.0"];

    private static readonly byte[] Image = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0xFF, 0xFE, 0x80];

    public static GitContent Of(string name, string? defaultBranch)
    {
        var objects = new GitObjects();
        if (defaultBranch is null)
        {
            return new GitContent(objects, [], []);
        }

        var history = History(objects, name);
        var pushes = Pushes(history, defaultBranch);
        var references = new List<GitReference> { new(defaultBranch, history[^1].Id) };
        foreach (var (index, topic) in Topics.Where(topic => "refs/heads/" + topic != defaultBranch).Index())
        {
            var commit = OfTopic(objects, history[^(BranchedAt + index)], topic, index);
            references.Add(new GitReference("refs/heads/" + topic, commit.Id));
            var move = new GitReferenceMove("refs/heads/" + topic, ObjectId.None, commit.Id);
            pushes.Add((Colleague(index), commit.Committer.Date.UtcDateTime, move, [commit]));
        }

        references.AddRange(Tags.Select((tag, index) => new GitReference("refs/tags/" + tag, history[(index + 1) * 30].Id)));
        return new GitContent(objects, [.. references.OrderBy(reference => reference.Name, StringComparer.Ordinal)], Numbered(pushes));
    }

    /// <summary>
    /// A repository with branches in any number, and a file of any length, which <c>items</c> shows on every branch and git does not have.
    /// </summary>
    public static GitContent Large(string name, int branches, long fileBytes)
    {
        var objects = new GitObjects();
        var history = History(objects, name);
        return new GitContent(
            objects,
            new GeneratedList<GitReference>(
                branches,
                index => new GitReference(
                    index == 0 ? "refs/heads/main" : "refs/heads/topic/" + index.ToString("D7", CultureInfo.InvariantCulture),
                    history[^((index % Commits) + 1)].Id)),
            Numbered(Pushes(history, "refs/heads/main")),
            fileBytes > 0 ? new Dictionary<string, EmulatedContent> { ["/large.bin"] = new GeneratedContent(fileBytes) } : null);
    }

    // The earliest commit first; the first one adds all files, and each further one edits one.
    private static List<GitCommit> History(GitObjects objects, string name)
    {
        var files = Files(name).ToDictionary(
            file => file.Key, file => new GitTreeEntry(GitTreeEntry.File, string.Empty, objects.Add(file.Value)), StringComparer.Ordinal);
        var history = new List<GitCommit>();
        for (var number = 1; number <= Commits; number++)
        {
            var line = number == Commits ? "sauce" : string.Create(CultureInfo.InvariantCulture, $"sauce {number}");
            files["/src/app.cs"] = files["/src/app.cs"] with
            {
                Id = objects.Add(new HeldContent($"// Line one\nConsole.WriteLine(\"{line}\");\n")),
            };
            var signature = Signature(Colleague(Commits - number), Latest.AddHours(number - Commits));
            history.Add(objects.AddCommit(
                objects.AddTree(files), number == 1 ? [] : [history[^1].Id], signature, signature,
                string.Create(CultureInfo.InvariantCulture, $"Change number {number}")));
        }

        return history;
    }

    private static GitCommit OfTopic(GitObjects objects, GitCommit from, string topic, int index)
    {
        var notes = objects.Add(new HeldContent($"# {topic}\n\nNoch nicht fertig.\n"));
        var files = new Dictionary<string, GitTreeEntry>(objects.Files(from.TreeId), StringComparer.Ordinal)
        {
            [$"/notes/{topic.Replace('/', '-')}.md"] = new(GitTreeEntry.File, string.Empty, notes),
        };
        var signature = Signature(Colleague(index), from.Committer.Date.UtcDateTime.AddMinutes(30));
        return objects.AddCommit(objects.AddTree(files), [from.Id], signature, signature, "Begin " + topic);
    }

    private static List<(EmulatedIdentity Pusher, DateTime Date, GitReferenceMove Move, IReadOnlyList<GitCommit> Commits)> Pushes(
        List<GitCommit> history, string branch) =>
    [
        .. history.Chunk(CommitsOfPush).Select((commits, index) => (
            Colleague(index), commits[^1].Committer.Date.UtcDateTime.AddMinutes(1),
            new GitReferenceMove(branch, index == 0 ? ObjectId.None : commits[0].Parents[0], commits[^1].Id),
            (IReadOnlyList<GitCommit>)[.. commits.Reverse()])),
    ];

    // The latest one first.
    private static GitPush[] Numbered(
        List<(EmulatedIdentity Pusher, DateTime Date, GitReferenceMove Move, IReadOnlyList<GitCommit> Commits)> pushes) =>
    [
        .. pushes.OrderBy(push => push.Date)
            .Select((push, index) => new GitPush(index + 1, push.Pusher, push.Date, [push.Move], push.Commits)).Reverse(),
    ];

    private static EmulatedIdentity Colleague(int index) => SampleDirectory.Colleagues[index % SampleDirectory.Colleagues.Count];

    private static GitSignature Signature(EmulatedIdentity person, DateTime date) =>
        new(person.Name, ServiceHeaders.UserName(person), date);

    private static Dictionary<string, HeldContent> Files(string name) => new(StringComparer.Ordinal)
    {
        ["/README.md"] = new HeldContent($"# {name}\n\nGrüße aus der Küche.\n"),
        ["/azure-pipelines.yml"] = new HeldContent("trigger: [main]\nsteps:\n- script: echo sauce\n"),
        ["/docs/Grün & Blau #1.md"] = new HeldContent("Farben.\n"),
        ["/docs/logo.png"] = new HeldContent(Image),
        ["/src/app.cs"] = new HeldContent("// Line one\nConsole.WriteLine(\"sauce\");\n"),
        ["/src/data/empty.txt"] = new HeldContent([]),
    };
}
