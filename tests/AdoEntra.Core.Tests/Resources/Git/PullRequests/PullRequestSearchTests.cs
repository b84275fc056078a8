using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.PullRequests;

namespace AdoEntra.Core.Tests.Resources.Git.PullRequests;

/// <summary>Finding pull requests: what the service is asked for, and what is looked at here.</summary>
public sealed class PullRequestSearchTests : IDisposable
{
    private const string Me = "99999999-8888-7777-6666-555555555555";

    private readonly ResourceScene _scene = new();

    public PullRequestSearchTests()
    {
        string[] found =
        [
            Found(1, "Fix the door", "api", draft: false, "2026-01-01", null, "urgent"),
            Found(2, "Paint the wall", "web", draft: true, "2026-02-01", "2026-03-01", "later"),
            Found(3, "Fix the roof", "api", draft: true, "2026-03-01", null),
        ];
        foreach (string path in new[] { "Alpha/_apis/git/pullrequests", "Alpha/_apis/git/repositories/api/pullrequests" })
        {
            _scene.Process.Server.OnGet(
                TestProcess.Organization + path,
                request => Answer.Json(request.Query("$skip") is null or "0" ? $"[{string.Join(",", found)}]" : "[]")
            );
        }

        _scene.Process.Server.OnGet(TestProcess.Organization + "Beta/_apis/git/pullrequests", static _ => Answer.Json("[]"));
        _scene.Process.Server.OnGet(
            TestProcess.ProjectsAddress,
            static _ => Answer.Json("""[{"id":"p1","name":"Alpha"},{"id":"p2","name":"Beta"}]""")
        );
    }

    public void Dispose() => _scene.Dispose();

    // Projects, repositories; the paths that are asked, each once.
    [Theory]
    [InlineData("Alpha", "", "Alpha/_apis/git/pullrequests")]
    [InlineData("Alpha", "api", "Alpha/_apis/git/repositories/api/pullrequests")]
    [InlineData("Alpha", "a*", "Alpha/_apis/git/pullrequests")]
    [InlineData("*", "", "_apis/projects Alpha/_apis/git/pullrequests Beta/_apis/git/pullrequests")]
    public async Task Read_ProjectsAndRepositories_AsksWithFewRequests(string projects, string repositories, string paths)
    {
        await ReadAsync(Search(projects, repositories));

        Assert.Equal(paths, string.Join(" ", _scene.Requests.Select(static request => request.Split('?')[0]).Distinct()));
    }

    // What is looked at here: title, label, draft, repository, created after, closed before.
    [Theory]
    [InlineData("", "", null, "", null, null, "1 2 3")]
    [InlineData("fix*", "", null, "", null, null, "1 3")]
    [InlineData("", "urgent later", null, "", null, null, "1 2")]
    [InlineData("", "urg*", null, "", null, null, "1")]
    [InlineData("", "", true, "", null, null, "2 3")]
    [InlineData("", "", false, "", null, null, "1")]
    [InlineData("", "", null, "w*", null, null, "2")]
    [InlineData("", "", null, "", "2026-02-01", null, "2 3")]
    [InlineData("", "", null, "", null, "2026-12-31", "2")]
    public async Task Read_WhatTheServiceDoesNotLookAt_IsLookedAtHere(
        string title,
        string label,
        bool? draft,
        string repositories,
        string? createdAfter,
        string? closedBefore,
        string found
    )
    {
        await ReadAsync(
            Search("Alpha", repositories) with
            {
                Titles = ResourceScene.Names(title),
                Labels = ResourceScene.Names(label),
                IsDraft = draft,
                Query = new() { Created = new(Time(createdAfter), null), Closed = new(null, Time(closedBefore)) },
            }
        );

        Assert.Equal(found, string.Join(" ", _scene.Items.Cast<AdoPullRequest>().Select(static one => one.PullRequestId)));
    }

    [Fact]
    public async Task Read_Criteria_AreAskedFor()
    {
        _scene.Process.Server.OnGet(TestProcess.WhoAddress, static _ => Answer.Json(TestProcess.Who("build", Me)));
        _scene.Process.Server.OnGet(
            "https://vssps.dev.azure.com/contoso/_apis/identities",
            static _ => Answer.Json("""[{"id":"b0b","providerDisplayName":"Bob"}]""")
        );

        await ReadAsync(
            Search("Alpha", "") with
            {
                Creator = "@me",
                Reviewer = "bob@contoso.com",
                Query = new()
                {
                    Status = "completed",
                    SourceRefName = "refs/heads/a b",
                    TargetRefName = "refs/heads/main",
                    Created = new(Time("2026-01-01"), Time("2026-12-31")),
                },
            }
        );

        string asked = _scene.Requests.First(static request => request.Contains("pullrequests"));
        Assert.Equal(
            "Alpha/_apis/git/pullrequests?searchCriteria.status=completed"
                + $"&searchCriteria.creatorId={Me}&searchCriteria.reviewerId=b0b"
                + "&searchCriteria.sourceRefName=refs/heads/a b&searchCriteria.targetRefName=refs/heads/main"
                + "&searchCriteria.minTime=2026-01-01T00:00:00.0000000Z&searchCriteria.maxTime=2026-12-31T00:00:00.0000000Z"
                + "&searchCriteria.queryTimeRangeType=created&$top=100",
            asked
        );
    }

    [Fact]
    public async Task One_Number_NeedsNoProject()
    {
        _scene.Process.Server.OnGet(
            TestProcess.Organization + "_apis/git/pullrequests/1",
            static _ => Answer.Json(Found(1, "Fix the door", "api", draft: false, "2026-01-01", null, "urgent"))
        );
        ResourceClient client = await _scene.ClientAsync();

        AdoPullRequest found = await client.ReadOneAsync(AdoPullRequest.One(1), default);

        Assert.Equal(("Alpha", "api", "1: Fix the door"), (found.ProjectName, found.RepositoryName, found.ToString()));
        Assert.Equal(("topic", "main"), (found.SourceBranch, found.TargetBranch));
        Assert.Equal("https://dev.azure.com/contoso/Alpha/_git/api/pullrequest/1", found.WebUrl);
        Assert.Equal(("Ann", "Approved"), (found.Reviewers[0].DisplayName, found.Reviewers[0].VoteName));
        Assert.Same(client.Connection, found.Reviewers[0].Connection);
    }

    private static PullRequestSearch Search(string projects, string repositories) => new()
    {
        Projects = ResourceScene.Names(projects),
        Repositories = ResourceScene.Names(repositories),
        Titles = NameFilter.Everything,
        Labels = NameFilter.Everything,
        Query = new(),
    };

    private static DateTimeOffset? Time(string? text) =>
        text is null ? null : DateTimeOffset.Parse(text + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);

    private static string Found(
        int id,
        string title,
        string repository,
        bool draft,
        string created,
        string? closed,
        string? label = null
    ) =>
        $$$"""
        {"pullRequestId":{{{id}}},"title":"{{{title}}}","isDraft":{{{(draft ? "true" : "false")}}},"creationDate":"{{{created}}}T00:00:00Z",
        "closedDate":{{{(closed is null ? "null" : $"\"{closed}T00:00:00Z\"")}}},
        "sourceRefName":"refs/heads/topic","targetRefName":"refs/heads/main","reviewers":[{"displayName":"Ann","vote":10}],
        "labels":[{{{(label is null ? string.Empty : $$"""{"id":"x","name":"{{label}}"}""")}}}],
        "repository":{"id":"{{{repository}}}-id","name":"{{{repository}}}","project":{"id":"p1","name":"Alpha"} } }
        """;

    private async Task ReadAsync(PullRequestSearch search) => await search.ReadAsync(await _scene.ListAsync<AdoPullRequest>(), default);
}
