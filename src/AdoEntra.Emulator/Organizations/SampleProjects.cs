using AdoEntra.Emulator.Organizations.Git;

namespace AdoEntra.Emulator.Organizations;

/// <summary>The projects of <c>MyOrg</c>: one plain, one whose names need encoding everywhere, and one for each odd state.</summary>
internal static class SampleProjects
{
    private static readonly DateTime FirstUpdate = new(2026, 3, 2, 8, 15, 30, 123, DateTimeKind.Utc);

    public static EmulatedProject[] Create() =>
    [
        Project(0, "SecretSauce", "The recipes.", repositories:
        [
            Repository("SecretSauce", "SecretSauce", "refs/heads/main"),
            Repository("SecretSauce", "api", "refs/heads/main"),
            Repository("SecretSauce", "web", "refs/heads/main"),
            Repository("SecretSauce", "infra", "refs/heads/main"),
            Repository("SecretSauce", "docs", "refs/heads/main"),
            Repository("SecretSauce", "mobile app", "refs/heads/develop"),
            Repository("SecretSauce", "data-pipeline", "refs/heads/master"),
            Repository("SecretSauce", "shared-library", "refs/heads/main"),
            Repository("SecretSauce", "sauce.recipes", "refs/heads/release/2.0"),
            Repository("SecretSauce", "sandbox", defaultBranch: null),
            Repository("SecretSauce", "SecretSauce.wiki", "refs/heads/wikiMaster", hidden: true),
        ]),

        // [I] The service refuses '#', '+' and a few more in the name of a project; here they stand for every name that has to be
        // encoded, which in the names of repositories are permitted.
        Project(1, "Grün & Blau #1 100%", "Farben & Töne", repositories:
        [
            Repository("Grün", "Grün & Blau #1 100%", "refs/heads/main"),
            Repository("Grün", "C# Tools", "refs/heads/main"),
            Repository("Grün", "a+b", "refs/heads/main"),
            Repository("Grün", "100%25 literal", "refs/heads/main"),
        ]),
        Project(2, "Contoso Web", null, visibility: "public", repositories:
        [
            Repository("Contoso", "Contoso Web", "refs/heads/main"),
            Repository("Contoso", "assets", "refs/heads/main"),
        ]),
        Project(3, "Legacy", "Kept for audits.", repositories:
        [
            Repository("Legacy", "retired", defaultBranch: null, disabled: true),
            Repository("Legacy", "moving", "refs/heads/master", maintenance: true),
        ]),
        Project(4, "Empty", "No repository at all."),
        Project(5, "Café Zürich", null, repositories: [Repository("Café", "Menü 日本", "refs/heads/main")]),
        Project(6, "Upcoming", "Still being made.", state: "createPending"),
    ];

    /// <summary>Projects in any number, for measuring.</summary>
    public static IEnumerable<EmulatedProject> Numbered(int projects, int repositoriesEach) =>
        Enumerable.Range(1, projects).Select(number => WithNumberedRepositories(100 + number, $"Project {number:D4}", repositoriesEach));

    /// <summary>The project for measuring: repositories in any number, one of them with branches, and a file, of any size.</summary>
    public static EmulatedProject Large(EmulatorOptions options)
    {
        const string Name = "Large";
        List<EmulatedRepository> repositories = [.. NumberedRepositories(Name, options.LargeRepositories)];
        if (options.LargeReferences > 0 || options.LargeFileBytes > 0)
        {
            var large = Repository(Name, Name, "refs/heads/main");
            repositories.Add(large with
            {
                Content = new(() => SampleGit.Large(Name, Math.Max(options.LargeReferences, 1), options.LargeFileBytes)),
            });
        }

        return Project(99, Name, null, repositories: [.. repositories]);
    }

    private static EmulatedProject WithNumberedRepositories(int order, string name, int repositories) =>
        Project(order, name, null, repositories: [.. NumberedRepositories(name, repositories)]);

    private static IEnumerable<EmulatedRepository> NumberedRepositories(string project, int repositories) =>
        Enumerable.Range(1, repositories).Select(number => Repository(project, $"repository-{number:D5}", "refs/heads/main"));

    private static EmulatedProject Project(
        int order, string name, string? description, string visibility = "private", string state = "wellFormed",
        EmulatedRepository[]? repositories = null) => new()
        {
            Id = StableGuid.From("project/" + name),
            Name = name,
            Description = description,
            Visibility = visibility,
            State = state,
            Revision = 11 + order,
            LastUpdateTime = FirstUpdate.AddDays(order),
            Repositories = repositories ?? [],
        };

    private static EmulatedRepository Repository(
        string project, string name, string? defaultBranch, bool disabled = false, bool maintenance = false, bool hidden = false)
    {
        var id = StableGuid.From($"repository/{project}/{name}");
        return new EmulatedRepository
        {
            Id = id,
            Name = name,
            DefaultBranch = defaultBranch,
            Size = defaultBranch is null ? 0 : 1_000 + (id.ToByteArray()[0] * 4_099L),
            IsDisabled = disabled,
            IsInMaintenance = maintenance,
            IsHidden = hidden,
            Content = new(() => SampleGit.Of(name, defaultBranch)),
        };
    }
}
