using System.Text.Json;
using AdoEntra.Errors;
using AdoEntra.Tool.Failures;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary><c>adoentra pr view</c> and <c>create</c>, where no clone is needed.</summary>
public sealed class PullRequestVerbTests() : ToolTests(new EmulatorOptions())
{
    [Fact]
    public async Task View_Lines_SayWhatAPersonWantsToKnow()
    {
        ToolOutcome outcome = (await SignedInAsync("pr", "view", "25")).Succeeded();

        Assert.Equal("25: Stir fix/timeouts #25", outcome.Lines[0]);
        Assert.Contains("Status:     active, draft", outcome.Lines);
        Assert.Contains("Branches:   fix/timeouts -> main", outcome.Lines);
        Assert.Contains(outcome.Lines, static line => line.StartsWith("Reviewers:  ", StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, static line => line.EndsWith("Contributors: NoVote, required", StringComparison.Ordinal));
        Assert.Contains(
            outcome.Lines,
            static line => line.Contains("Minimum number of reviewers (2 approvals): ", StringComparison.Ordinal)
        );
        Assert.Contains("Threads:    1 open", outcome.Lines);
        string page = $"Address:    {Emulator.BaseUri}MyOrg/SecretSauce/_git/SecretSauce/pullrequest/25";
        Assert.Contains(page, outcome.Lines);
    }

    [Fact]
    public async Task View_Json_HasAllFieldsThePoliciesAndTheThreads()
    {
        ToolOutcome outcome = (await SignedInAsync("pr", "view", "24", "--output", "json")).Succeeded();

        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(24, json.RootElement.GetProperty("pullRequestId").GetInt32());
        Assert.Equal(0, json.RootElement.GetProperty("openThreads").GetInt32());
        Assert.Equal(
            "Work item linking",
            json.RootElement.GetProperty("policies")[1].GetProperty("configuration").GetProperty("type").GetProperty("displayName")
                .GetString()
        );
    }

    [Theory]
    [InlineData("pr", "view", "x")]
    [InlineData("pr", "view", "0")]
    [InlineData("pr", "view")]
    [InlineData("pr", "view", "1", "--output", "xml")]
    [InlineData("pr", "create")]
    [InlineData("pr", "create", "--title", "t", "--work-item", "x")]
    [InlineData("pr", "create", "--title", "t", "--template", "a", "--no-template")]
    [InlineData("pr", "checkout", "-1")]
    public async Task WrongLine_IsRefused(params string[] line)
    {
        ToolOutcome outcome = (await SignedInAsync(line)).Failed(ExitCodes.Usage, ErrorIds.InvalidRequest);

        Assert.Contains($"adoentra pr {line[1]} --help", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task View_NotThere_IsNotFound() =>
        (await SignedInAsync("pr", "view", "999")).Failed(ExitCodes.NotFound, ErrorIds.NotFound);

    [Fact]
    public async Task Create_AllNamed_NeedsNoGit()
    {
        ToolOutcome outcome = (await RunAsync(
            static variables => variables["PATH"] = string.Empty,
            [
                "pr", "create", "--title", "Grüße & <x>", "--source", "feature/api", "--target", "refs/heads/feature/ui", "--draft",
                "--reviewer", "Ada Operator", "--work-item", "1", "--work-item", "2", "--label", "a b", "--project", "SecretSauce",
                "--repository", "SecretSauce", "--json", .. Token, "--organization", "MyOrg",
            ]
        )).Succeeded();

        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        JsonElement made = json.RootElement;
        Assert.Equal(
            ("Grüße & <x>", "refs/heads/feature/api", "refs/heads/feature/ui", true),
            (
                made.GetProperty("title").GetString(), made.GetProperty("sourceRefName").GetString(),
                made.GetProperty("targetRefName").GetString(), made.GetProperty("isDraft").GetBoolean()
            )
        );
        Assert.Equal("Ada Operator", made.GetProperty("reviewers")[0].GetProperty("displayName").GetString());
        Assert.Equal("a b", made.GetProperty("labels")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("pr", "checkout", "25")]
    [InlineData("pr", "create", "--title", "t")]
    public async Task WithoutGit_SaysWhatToInstall(params string[] line)
    {
        ToolOutcome outcome = await RunAsync(
            static variables => variables["PATH"] = string.Empty,
            [.. line, .. Token, "--organization", "MyOrg"]
        );

        outcome.Failed(ExitCodes.Usage, ErrorIds.InvalidRequest);
        Assert.Contains("Install git", outcome.Error, StringComparison.Ordinal);
    }
}
