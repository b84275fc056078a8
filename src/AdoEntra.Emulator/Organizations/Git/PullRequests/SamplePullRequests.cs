using System.Text.Json;
using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Organizations.Git.PullRequests;

/// <summary>Twenty-five pull requests in the repository <c>SecretSauce</c>: active, completed and abandoned ones.</summary>
internal static class SamplePullRequests
{
    private static readonly DateTime First = new(2026, 2, 2, 10, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Sources = ["feature/api", "feature/billing", "feature/search", "feature/ui", "fix/timeouts"];

    private static readonly string[] Labels = ["sauce", "würzig", "needs review"];
    private static readonly int[] Votes = [0, 10, 5, -5, -10];

    public static PullRequests Create(IReadOnlyList<EmulatedProject> projects)
    {
        var repository = projects.SelectMany(project => project.Repositories).First(one => one.Name == "SecretSauce");
        var content = repository.Content.Value;
        var history = content.History(content.Tip("refs/heads/main"));
        return new PullRequests([.. Enumerable.Range(0, 25).Reverse().Select(index =>
        {
            // The last five are active, one of each branch; of the others every third was given up.
            var status = index >= 20 ? "active" : index % 3 == 0 ? "abandoned" : "completed";
            var created = First.AddDays(index);
            var source = "refs/heads/" + Sources[index % 5];

            // What was completed long ago is a commit of the branch by now.
            var merged = history[25 - index];
            return new PullRequest(
                index + 1, repository.Id, $"Stir {Sources[index % 5]} #{index + 1}", index % 4 == 0 ? null : "With Grüßen.",
                source, "refs/heads/main", status,
                index % 2 == 0 ? KnownPrincipals.Person : SampleDirectory.Colleagues[index % 7], created,
                status == "active" ? null : created.AddHours(5), index == 24,
                status == "completed" ? merged.Id : content.Find(source)!,
                status == "completed" ? merged.Parents[0] : content.Find("refs/heads/main")!)
            {
                MergeCommit = status == "completed" ? merged.Id : null,
                ClosedBy = status == "active" ? null : KnownPrincipals.Person,
                Completion = status == "completed" ? CompletionOptions.Usual : null,
                Reviewers = ReviewersOf(index),
                Labels = [.. Labels.Where((_, place) => index % (place + 2) == 0)],
                WorkItems = index % 6 == 0 ? [(index / 6) + 1] : [],
                FirstPush = status == "active" ? content.Pushes[0].Id : 0,
                Threads = index == 24 ? ThreadsOf(created) : [],
            };
        })]);
    }

    // A colleague, every third time the contributors besides, who are waited for.
    private static IReadOnlyList<PullRequestReviewer> ReviewersOf(int index)
    {
        var colleague = new PullRequestReviewer(
            SampleDirectory.Colleagues[(index + 3) % 7].AzureDevOpsId, Votes[index % 5], IsRequired: false);
        return index % 3 == 0
            ? [colleague, new(StableGuid.From("group/SecretSauce/Contributors"), 0, IsRequired: true)]
            : [colleague];
    }

    // One about a line that is open, one that was resolved, and what the service itself writes about a vote.
    private static IReadOnlyList<PullRequestThread> ThreadsOf(DateTime created)
    {
        var (colleague, person) = (SampleDirectory.Colleagues[3], KnownPrincipals.Person);
        using var context = JsonDocument.Parse("""
            {"filePath":"/README.md","rightFileStart":{"line":3,"offset":1},"rightFileEnd":{"line":4,"offset":1}}
            """);
        return
        [
            new(1, "active", context.RootElement.Clone(), created.AddHours(1), created.AddHours(2),
            [
                Said(1, 0, colleague, "Is that enough salt?", created.AddHours(1)), Said(2, 1, person, "I will try.", created.AddHours(2)),
            ]),
            new(2, "fixed", null, created.AddHours(3), created.AddHours(4),
                [Said(1, 0, person, "The title needs an ö.", created.AddHours(3))]),
            new(3, null, null, created.AddHours(5), created.AddHours(5),
                [Said(1, 0, colleague, "A colleague voted 5", created.AddHours(5), "system")]),
        ];
    }

    private static PullRequestComment Said(
        int id, int parent, EmulatedIdentity who, string content, DateTime when, string kind = "text") =>
        new(id, parent, who, content, kind, when, when);
}
