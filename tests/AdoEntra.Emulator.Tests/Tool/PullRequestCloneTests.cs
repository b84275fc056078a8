using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Tool.Failures;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary><c>adoentra pr create</c> and <c>checkout</c> in a clone, by the real git. Needs git.</summary>
public sealed class PullRequestCloneTests() : ToolTests(new EmulatorOptions())
{
    private readonly GitClient _git = GitClient.InNewFolder();

    private string Folder => Path.Combine(_git.Folder, "clone");

    private string Header => "http.extraHeader=Authorization: bearer " + Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned).Value;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _git.Dispose();
    }

    [ProgramFact("git")]
    public async Task Checkout_NewBranch_FollowsTheSourceBranch()
    {
        await CloneAsync("SecretSauce");

        ToolOutcome outcome = (await ToolAsync("pr", "checkout", "24")).Succeeded();

        Assert.Equal(["feature/ui"], outcome.Lines);
        Assert.Equal("feature/ui", await InAsync("symbolic-ref", "--short", "HEAD"));
        Assert.Equal("origin/feature/ui", await InAsync("rev-parse", "--abbrev-ref", "feature/ui@{upstream}"));
        Assert.Equal(await InAsync("rev-parse", "origin/feature/ui"), await InAsync("rev-parse", "HEAD"));
        Assert.DoesNotContain("extraheader", await InAsync("config", "--list"), StringComparison.OrdinalIgnoreCase);
    }

    [ProgramFact("git")]
    public async Task Checkout_OtherName_IsThatOfTheBranchHere()
    {
        await CloneAsync("SecretSauce");

        (await ToolAsync("pr", "checkout", "24", "--branch", "review/24")).Succeeded();
        (await ToolAsync("pr", "checkout", "24", "--branch=-f")).Failed(ExitCodes.Usage, ErrorIds.InvalidRequest);

        Assert.Equal("review/24", await InAsync("symbolic-ref", "--short", "HEAD"));
    }

    [ProgramFact("git")]
    public async Task Checkout_BranchThatIsThere_IsBroughtForwardAndNeverMoved()
    {
        await CloneAsync("SecretSauce");
        await InAsync("branch", "--quiet", "feature/ui", "origin/feature/ui~1");

        (await ToolAsync("pr", "checkout", "24")).Succeeded();
        Assert.Equal(await InAsync("rev-parse", "origin/feature/ui"), await InAsync("rev-parse", "feature/ui"));

        await InAsync("reset", "--quiet", "--hard", "HEAD~1");
        _git.Write("clone/own.txt", "own");
        await InAsync("add", ".");
        await InAsync("commit", "--quiet", "--message", "Own");
        string own = await InAsync("rev-parse", "HEAD");
        ToolOutcome outcome = (await ToolAsync("pr", "checkout", "24")).Failed(ExitCodes.Failed, ErrorIds.Conflict);
        Assert.Contains("it has commits of its own", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(own, await InAsync("rev-parse", "feature/ui"));
    }

    [ProgramFact("git")]
    public async Task Checkout_ChangesThatWouldBeLost_IsRefusedAsGitDoes()
    {
        await CloneAsync("SecretSauce");
        string[] changed = (await InAsync("diff", "--name-only", "main", "origin/feature/ui")).Split('\n');
        _git.Write("clone/" + changed[0], "not committed\n");

        ToolOutcome outcome = (await ToolAsync("pr", "checkout", "24")).Failed(ExitCodes.Failed, ErrorIds.Conflict);

        Assert.Contains("would be overwritten", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("main", await InAsync("symbolic-ref", "--short", "HEAD"));
    }

    [ProgramFact("git")]
    public async Task Checkout_BranchThatIsGone_SaysSo()
    {
        await CloneAsync("SecretSauce");
        await InAsync("-c", Header, "push", "--quiet", "origin", ":feature/ui");

        ToolOutcome outcome = (await ToolAsync("pr", "checkout", "24")).Failed(ExitCodes.NotFound, ErrorIds.NotFound);

        Assert.Contains("is no longer in repository 'SecretSauce' of project 'SecretSauce'", outcome.Error, StringComparison.Ordinal);
    }

    [ProgramFact("git")]
    public async Task Checkout_CloneOfAnotherRepositoryOrNone_IsRefused()
    {
        await CloneAsync("api");
        ToolOutcome other = (await ToolAsync("pr", "checkout", "24")).Failed(ExitCodes.Usage, ErrorIds.InvalidRequest);
        Assert.Contains("none of the remotes of this clone is", other.Error, StringComparison.Ordinal);
        Assert.Contains("git clone ", other.Error, StringComparison.Ordinal);

        ToolOutcome none = (await ToolInAsync(_git.Folder, "pr", "checkout", "24")).Failed(ExitCodes.Usage, ErrorIds.InvalidRequest);
        Assert.Contains("is in no clone", none.Error, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task Checkout_Token_IsInTheEnvironmentOfTheFetchAlone()
    {
        await CloneAsync("SecretSauce");
        string bin = Directory.CreateDirectory(Path.Combine(_git.Folder, "bin")).FullName;
        string log = Path.Combine(_git.Folder, "runs");
        string real = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .Select(static folder => Path.Combine(folder, "git")).First(File.Exists);
        string script = $"#!/bin/sh\necho \"$* count=$GIT_CONFIG_COUNT value=$GIT_CONFIG_VALUE_1\" >> '{log}'\nexec '{real}' \"$@\"\n";
        await File.WriteAllTextAsync(Path.Combine(bin, "git"), script);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(bin, "git"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        (await ToolInAsync(Folder, bin, ["pr", "checkout", "24"])).Succeeded();

        string[] runs = await File.ReadAllLinesAsync(log);
        string fetch = Assert.Single(runs, static run => run.StartsWith("fetch ", StringComparison.Ordinal));
        string arguments = fetch[..fetch.IndexOf(" count=", StringComparison.Ordinal)];
        Assert.Equal("fetch --quiet --no-tags -- origin +refs/heads/feature/ui:refs/remotes/origin/feature/ui", arguments);
        Assert.Contains("count=2 value=Authorization: ", fetch, StringComparison.Ordinal);
        Assert.All(runs.Where(run => run != fetch), static run => Assert.EndsWith(" count= value=", run, StringComparison.Ordinal));
    }

    [ProgramFact("git")]
    public async Task Create_InAClone_IsOfTheBranchThatIsCheckedOut()
    {
        await CloneAsync("docs");
        await InAsync("checkout", "--quiet", "-b", "by/hand");
        _git.Write("clone/neu.txt", "Neu\n");
        await InAsync("add", ".");
        await InAsync("commit", "--quiet", "--message", "Neu");
        await InAsync("-c", Header, "push", "--quiet", "origin", "by/hand");

        ToolOutcome outcome = (await ToolAsync("pr", "create", "--title", "By hand", "--json")).Succeeded();

        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        Assert.Equal("refs/heads/by/hand", json.RootElement.GetProperty("sourceRefName").GetString());
        Assert.Equal("docs", json.RootElement.GetProperty("repository").GetProperty("name").GetString());

        await InAsync("checkout", "--quiet", "--detach");
        ToolOutcome detached = (await ToolAsync("pr", "create", "--title", "x")).Failed(ExitCodes.Usage, ErrorIds.InvalidRequest);
        Assert.Contains("--source", detached.Error, StringComparison.Ordinal);
    }

    private async Task CloneAsync(string repository) =>
        await _git.RunAsync("-c", Header, "clone", "--quiet", $"{Emulator.BaseUri}MyOrg/SecretSauce/_git/{repository}", "clone");

    private Task<string> InAsync(params string[] arguments) => _git.RunAsync(["-C", "clone", .. arguments]);

    private Task<ToolOutcome> ToolAsync(params string[] args) => ToolInAsync(Folder, args);

    private Task<ToolOutcome> ToolInAsync(string folder, params string[] args) => ToolInAsync(folder, null, args);

    // Git as the test has it: with nothing of the machine's.
    private Task<ToolOutcome> ToolInAsync(string folder, string? programs, string[] args) =>
        ToolProcess.RunInAsync(
            Emulator,
            folder,
            variables =>
            {
                variables["HOME"] = _git.Folder;
                variables["GIT_CONFIG_NOSYSTEM"] = "1";
                variables["GIT_CONFIG_GLOBAL"] = Path.Combine(_git.Folder, "gitconfig");
                if (programs is not null) variables["PATH"] = programs + Path.PathSeparator + variables["PATH"];
            },
            [.. args, .. Identity]
        );
}
