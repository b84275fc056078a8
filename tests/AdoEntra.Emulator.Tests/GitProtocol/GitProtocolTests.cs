using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.GitProtocol;

/// <summary>Git itself against the emulator: what it sees and brings is what the other routes show. Needs git.</summary>
public sealed class GitProtocolTests : EmulatorTests
{
    private const string Rest = "MyOrg/SecretSauce/_apis/git/repositories/";
    private const string Version = "?api-version=7.1";
    private const string None = "0000000000000000000000000000000000000000";

    private readonly GitClient _git = GitClient.InNewFolder();

    private string Header => "http.extraHeader=Authorization: bearer " + Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned).Value;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _git.Dispose();
    }

    [ProgramFact("git")]
    public async Task Clone_HasTheObjectsThatTheOtherRoutesShow()
    {
        await CloneAsync("api");

        var references = (await ValueAsync("api/refs" + Version)).ToDictionary(one => one.Text("name"), one => one.Text("objectId"));
        var seen = (await _git.RunAsync("-c", Header, "ls-remote", Remote("api"))).Split('\n').Select(line => line.Split('\t'))
            .ToDictionary(parts => parts[1], parts => parts[0]);
        Assert.True(seen.Remove("HEAD", out var head));
        Assert.Equal(references, seen);
        Assert.Equal(references["refs/heads/main"], head);

        var commits = (await ValueAsync($"api/commits{Version}&searchCriteria.$top=200")).Select(one => one.Text("commitId"));
        Assert.Equal(commits, (await InAsync("api", "log", "--format=%H")).Split('\n'));
        var items = (await ValueAsync($"api/items{Version}&recursionLevel=full&scopePath=%2F"))
            .Select(item => (item.Text("path"), item.Text("objectId"))).Order();
        var trees = (await InAsync("api", "-c", "core.quotePath=false", "ls-tree", "-r", "-t", "HEAD")).Split('\n')
            .Select(line => ("/" + line.Split('\t')[1], line.Split(' ', '\t')[2]))
            .Append(("/", await InAsync("api", "rev-parse", "HEAD^{tree}"))).Order();
        Assert.Equal(items, trees);
        Assert.Equal("Grüße aus der Küche.", (await File.ReadAllLinesAsync(Path.Combine(_git.Folder, "api", "README.md")))[2]);
        await InAsync("api", "fsck", "--strict");
    }

    [ProgramFact("git")]
    public async Task Push_ShowsInReferencesCommitsItemsAndPushes()
    {
        await CloneAsync("api");
        await InAsync("api", "switch", "--quiet", "--create", "by/git");
        _git.Write("api/src/neu/ä b.txt", "Würze\n");
        await InAsync("api", "add", ".");
        await InAsync("api", "commit", "--quiet", "--message", "Erste\n\nMit Zeilen.");
        await InAsync("api", "rm", "--quiet", "azure-pipelines.yml");
        await InAsync("api", "commit", "--quiet", "--message", "Zweite");
        await InAsync("api", "tag", "--annotate", "v9", "--message", "Neun");
        await InAsync("api", "-c", Header, "push", "--quiet", "origin", "by/git", "v9");

        var tip = await InAsync("api", "rev-parse", "HEAD");
        var pushed = (await ValueAsync($"api/refs{Version}&filter=heads%2Fby%2Fgit"))[0];
        Assert.Equal(tip, pushed.Text("objectId"));
        var tag = (await ValueAsync($"api/refs{Version}&filter=tags%2Fv9&peelTags=true"))[0];
        Assert.Equal((await InAsync("api", "rev-parse", "v9"), tip), (tag.Text("objectId"), tag.Text("peeledObjectId")));

        var commits = await ValueAsync($"api/commits{Version}&searchCriteria.itemVersion.version=by%2Fgit&searchCriteria.$top=2");
        Assert.Equal(["Zweite", "Erste\n\nMit Zeilen."], commits.Select(one => one.Text("comment")));
        var author = commits[0].GetProperty("author");
        Assert.Equal(("Grüße Köchin", "cook@example.invalid"), (author.Text("name"), author.Text("email")));
        Assert.Equal(1, commits[0].GetProperty("changeCounts").GetProperty("Delete").GetInt32());
        Assert.Equal("Würze\n", await FileAsync("api", "/src/neu/ä b.txt", "by%2Fgit"));

        var push = (await ValueAsync($"api/pushes{Version}&searchCriteria.includeRefUpdates=true&$top=1"))[0];
        Assert.Equal("runbook-host", push.GetProperty("pushedBy").Text("displayName"));
        Assert.Equal(
            ["refs/heads/by/git", "refs/tags/v9"],
            push.GetProperty("refUpdates").EnumerateArray().Select(update => update.Text("name")).Order());
        var brought = await ValueAsync($"api/commits{Version}&pushId={push.GetProperty("pushId").GetInt32()}&top=10");
        Assert.Equal([tip, commits[1].Text("commitId")], brought.Select(one => one.Text("commitId")));
    }

    [ProgramFact("git")]
    public async Task Fetch_BringsWhatWasMadeByTheOtherRoutes()
    {
        await CloneAsync("api");
        var main = (await ValueAsync($"api/refs{Version}&filter=heads%2Fmain"))[0].Text("objectId");
        var push = await (await SendAsync(HttpMethod.Post, $"{Rest}api/pushes{Version}", $$"""
            {"refUpdates":[{"name":"refs/heads/main","oldObjectId":"{{main}}"}],
             "commits":[{"comment":"Von drüben","changes":[{"changeType":1,"item":{"path":"/drüben.txt"},
               "newContent":{"content":"hier","contentType":0} } ] } ] }
            """)).JsonAsync(HttpStatusCode.Created);
        await SendAsync(HttpMethod.Post, $"{Rest}api/refs{Version}", $$"""
            [{"name":"refs/heads/drüben","oldObjectId":"{{None}}","newObjectId":"{{main}}"}]
            """);

        await InAsync("api", "-c", Header, "pull", "--quiet", "--ff-only");

        Assert.Equal(push.GetProperty("commits")[0].Text("commitId"), await InAsync("api", "rev-parse", "HEAD"));
        Assert.Equal(main, await InAsync("api", "rev-parse", "origin/drüben"));
        Assert.Equal("hier", await File.ReadAllTextAsync(Path.Combine(_git.Folder, "api", "drüben.txt")));
        await InAsync("api", "fsck", "--strict");
    }

    [ProgramFact("git")]
    public async Task Push_GuardedBranch_IsRefusedAndTheOtherIsNot()
    {
        await CloneAsync("web");
        await InAsync("web", "commit", "--quiet", "--allow-empty", "--message", "x");
        var before = await TipAsync("web", "main");

        var (exitCode, _, errors) = await _git.TryAsync("-C", "web", "-c", Header, "push", "origin", "HEAD:main", "HEAD:refs/heads/mine");

        Assert.NotEqual(0, exitCode);
        Assert.Contains(
            "[remote rejected] HEAD -> main (TF402455: Pushes to this branch are not permitted; you must use a pull request to update this "
            + "branch.)",
            errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hook declined", errors, StringComparison.Ordinal);
        Assert.Equal(before, await TipAsync("web", "main"));
        Assert.Equal(await InAsync("web", "rev-parse", "HEAD"), await TipAsync("web", "mine"));
    }

    [ProgramFact("git")]
    public async Task Push_BranchThatAnotherUserLocked_IsRefusedUntilItIsUnlocked()
    {
        await CloneAsync("api");
        await InAsync("api", "commit", "--quiet", "--allow-empty", "--message", "x");
        var other = Emulator.State.Tokens.Issue(Emulator.State.UserAssigned[0]);
        await LockAsync(other, "true");

        var (exitCode, _, errors) = await _git.TryAsync("-C", "api", "-c", Header, "push", "origin", "main");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("is locked by build-reader", errors, StringComparison.Ordinal);

        await LockAsync(other, "false");
        await InAsync("api", "-c", Header, "push", "--quiet", "origin", "main");
    }

    [ProgramFact("git")]
    public async Task Push_ToAnEmptyRepository_MakesItsFirstBranchTheDefault()
    {
        await CloneAsync("sandbox");
        _git.Write("sandbox/a.txt", "a");
        await InAsync("sandbox", "switch", "--quiet", "--create", "trunk");
        await InAsync("sandbox", "add", ".");
        await InAsync("sandbox", "commit", "--quiet", "--message", "first");
        await InAsync("sandbox", "-c", Header, "push", "--quiet", "origin", "trunk");

        Assert.Equal("refs/heads/trunk", (await (await CallAsync($"{Rest}sandbox{Version}")).JsonAsync()).Text("defaultBranch"));
        Assert.Equal("a", await FileAsync("sandbox", "/a.txt", "trunk"));
        await _git.RunAsync("-c", Header, "clone", "--quiet", Remote("sandbox"), "again");
        Assert.True(File.Exists(Path.Combine(_git.Folder, "again", "a.txt")));
    }

    [ProgramFact("git")]
    public async Task Push_DeletionAndRewrittenBranch_AreTakenOver()
    {
        await CloneAsync("api");
        await InAsync("api", "switch", "--quiet", "--create", "old", "HEAD~3");
        await InAsync("api", "-c", Header, "push", "--quiet", "origin", "old");
        await InAsync("api", "reset", "--quiet", "--hard", "HEAD~2");
        await InAsync("api", "-c", Header, "push", "--quiet", "--force", "origin", "old");
        Assert.Equal(await InAsync("api", "rev-parse", "HEAD"), await TipAsync("api", "old"));

        await InAsync("api", "-c", Header, "push", "--quiet", "origin", "--delete", "old");
        Assert.Empty(await ValueAsync($"api/refs{Version}&filter=heads%2Fold"));
    }

    [ProgramFact("git")]
    public async Task Push_LongInPieces_ArrivesWhole()
    {
        await CloneAsync("api");
        var content = string.Concat(Enumerable.Range(0, 300_000).Select(number => $"{number * 7919L % 1_000_003};"));
        _git.Write("api/long.txt", content);
        await InAsync("api", "switch", "--quiet", "--create", "long");
        await InAsync("api", "add", ".");
        await InAsync("api", "commit", "--quiet", "--message", "long");
        await InAsync("api", "-c", Header, "-c", "http.postBuffer=65536", "push", "--quiet", "origin", "long");

        Assert.Equal(content, await FileAsync("api", "/long.txt", "long"));
    }

    [ProgramFact("git")]
    public async Task Clone_ShallowOneCommitAndWithoutFiles_Work()
    {
        var feature = (await ValueAsync($"api/refs{Version}&filter=heads%2Ffeature%2Fui"))[0].Text("objectId");
        await _git.RunAsync("-c", Header, "clone", "--quiet", "--depth", "1", "--branch", "feature/ui", Remote("api"), "shallow");
        Assert.Equal(feature, await InAsync("shallow", "rev-parse", "HEAD"));
        Assert.Equal("1", await InAsync("shallow", "rev-list", "--count", "HEAD"));

        await _git.RunAsync("init", "--quiet", "one");
        await InAsync("one", "-c", Header, "fetch", "--quiet", "--depth", "1", Remote("api"), feature);
        Assert.Equal(feature, await InAsync("one", "rev-parse", "FETCH_HEAD"));
        await _git.RunAsync("-c", Header, "clone", "--quiet", "--bare", "--filter=blob:none", Remote("api"), "few");
        await _git.RunAsync("-c", Header, "-c", "protocol.version=0", "ls-remote", Remote("api"));
    }

    [ProgramFact("git")]
    public async Task Credentials_AreTakenAsTheServiceTakesThem()
    {
        var token = Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned).Value;
        await _git.RunAsync("-c", Helper("anything", token), "ls-remote", Remote("api"));
        await _git.RunAsync("-c", Helper("pat", Emulator.State.PersonalAccessToken), "ls-remote", Remote("api"));
        await _git.RunAsync("-c", Helper("build", Emulator.State.Pipeline.AccessToken), "ls-remote", Remote("api"));
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + token));
        await _git.RunAsync("-c", "http.extraHeader=Authorization: Basic " + basic, "ls-remote", Remote("api"));

        foreach (var refused in (string[][])[[], ["-c", Helper("x", "nonsense")]])
        {
            var (exitCode, _, errors) = await _git.TryAsync([.. refused, "ls-remote", Remote("api")]);
            Assert.Equal(128, exitCode);
            Assert.Matches("could not read Username|Authentication failed", errors);
        }
    }

    [Theory]
    [InlineData("info/refs?service=git-upload-pack", "GET")]
    [InlineData("git-receive-pack", "POST")]
    public async Task Anonymous_Is401WithTheServicesHeaders(string service, string method)
    {
        using var response = await Client.SendAsync(Calls.Request(new HttpMethod(method), "MyOrg/SecretSauce/_git/api/" + service));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var challenges = response.Headers.NonValidated["WWW-Authenticate"].ToArray();
        Assert.Contains(
            challenges, line => line.StartsWith("Bearer authorization_uri=https://login.microsoftonline.com/", StringComparison.Ordinal));
        Assert.Contains(challenges, line => line.StartsWith("Basic realm=", StringComparison.Ordinal));
        Assert.Equal(Emulator.State.TenantId.ToString(), response.Header("X-VSS-ResourceTenant"));
    }

    [ProgramFact("git")]
    public async Task Clone_NoSuchRepository_SaysWhatTheServiceSays()
    {
        var root = Emulator.BaseUri + "MyOrg/";
        foreach (var (remote, text) in ((string, string)[])
            [(Remote("none"), "TF401019"), (root + "None/_git/api", "TF200016"), (root + "Legacy/_git/retired", "TF401019")])
        {
            var (exitCode, _, errors) = await _git.TryAsync("-c", Header, "clone", remote, "none");

            Assert.Equal(128, exitCode);
            Assert.Contains("remote: " + text, errors, StringComparison.Ordinal);
        }
    }

    [ProgramFact("git")]
    public async Task Remote_InEveryFormOfTheAddress_IsTheSame()
    {
        var root = Emulator.BaseUri + "MyOrg/";
        var expected = await _git.RunAsync("-c", Header, "ls-remote", root + "SecretSauce/_git/SecretSauce");
        foreach (var form in (string[])
            ["_git/SecretSauce", "DefaultCollection/SecretSauce/_git/SecretSauce", "secretsauce/_git/_optimized/secretsauce"])
        {
            Assert.Equal(expected, await _git.RunAsync("-c", Header, "ls-remote", root + form));
        }

        foreach (var repository in Emulator.State.FindOrganization("MyOrg")!.FindProject("Grün & Blau #1 100%")!.Repositories)
        {
            var one = await (await CallAsync($"MyOrg/_apis/git/repositories/{repository.Id}{Version}")).JsonAsync();
            await _git.RunAsync("-c", Header, "ls-remote", "--exit-code", one.Text("remoteUrl"), "refs/heads/main");
        }
    }

    [ProgramFact("git")]
    public async Task Fault_OfTheRoute_IsSeenByGit()
    {
        Emulator.Faults.Set(EmulatedRoute.Git, new StatusFault { Status = 503, Times = 1 });

        var (exitCode, _, errors) = await _git.TryAsync("-c", Header, "ls-remote", Remote("api"));

        Assert.Equal(128, exitCode);
        Assert.Contains("503", errors, StringComparison.Ordinal);
        await _git.RunAsync("-c", Header, "ls-remote", Remote("api"));
    }

    private static string Helper(string user, string password) =>
        $"credential.helper=!f() {{ echo username={user}; echo password={password}; }}; f";

    private string Remote(string repository) => $"{Emulator.BaseUri}MyOrg/SecretSauce/_git/{repository}";

    private Task<string> CloneAsync(string repository) =>
        _git.RunAsync("-c", Header, "-c", "core.autocrlf=false", "clone", "--quiet", Remote(repository), repository);

    private Task<string> InAsync(string folder, params string[] arguments) => _git.RunAsync(["-C", folder, .. arguments]);

    private async Task LockAsync(IssuedToken token, string isLocked)
    {
        using var request = Calls.Request(HttpMethod.Patch, $"{Rest}api/refs{Version}&filter=heads%2Fmain", Bearer(token));
        request.Content = new StringContent($$"""{"isLocked":{{isLocked}}}""", new MediaTypeHeaderValue("application/json"));
        using var response = await Client.SendAsync(request);
        var body = await response.JsonAsync();
        Assert.Equal(isLocked == "true", body.TryGetProperty("isLocked", out _));
    }

    private async Task<List<JsonElement>> ValueAsync(string target) =>
        [.. (await (await CallAsync(Rest + target)).JsonAsync()).GetProperty("value").EnumerateArray()];

    private async Task<string> TipAsync(string repository, string branch) =>
        (await ValueAsync($"{repository}/refs{Version}&filter=heads%2F{branch}"))[0].Text("objectId");

    private async Task<string> FileAsync(string repository, string path, string branch)
    {
        var target = $"{Rest}{repository}/items{Version}&path={Uri.EscapeDataString(path)}&versionDescriptor.version={branch}";
        return await (await CallAsync(target)).Content.ReadAsStringAsync();
    }
}
