using System.Net;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Git;

/// <summary>Tests of pull requests in the repository <c>api</c>, into its branch <c>main</c>.</summary>
public abstract class PullRequestScene(EmulatorOptions? options = null) : EmulatorTests(options)
{
    protected const string Root = "MyOrg/SecretSauce/_apis/git/repositories/api/";
    protected const string Version = "?api-version=7.1";

    protected async Task<int> OpenAsync(string branch, (string Kind, string Path, string Content)[] changes, string comment = "c")
    {
        await PushAsync("refs/heads/" + branch, changes, comment);
        var made = await (await SendAsync(
            HttpMethod.Post, $"{Root}pullrequests{Version}",
            $$"""{"title":"t","sourceRefName":"refs/heads/{{branch}}","targetRefName":"refs/heads/main"}"""))
            .JsonAsync(HttpStatusCode.Created);
        return made.GetProperty("pullRequestId").GetInt32();
    }

    protected async Task PushAsync(string branch, (string Kind, string Path, string Content)[] changes, string comment = "c")
    {
        var tip = await TipAsync(branch["refs/heads/".Length..]) ?? await TipAsync("main");
        var body = JsonSerializer.Serialize(new
        {
            refUpdates = new[] { new { name = branch, oldObjectId = tip } },
            commits = new[]
            {
                new
                {
                    comment,
                    changes = changes.Select(change => new
                    {
                        changeType = change.Kind, item = new { path = change.Path }, newContent = new { content = change.Content },
                    }),
                },
            },
        });
        using var response = await SendAsync(HttpMethod.Post, $"{Root}pushes{Version}", body);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    protected async Task<string?> TipAsync(string branch)
    {
        var found = (await ReadAsync($"{Root}refs{Version}&filter=heads%2F{branch}")).GetProperty("value");
        return found.GetArrayLength() == 0 ? null : found[0].Text("objectId");
    }

    protected async Task<string> FileAsync(string path) =>
        await (await CallAsync($"{Root}items{Version}&path={Uri.EscapeDataString(path)}")).Content.ReadAsStringAsync();

    protected async Task<JsonElement> ReadAsync(string target) => await (await CallAsync(target)).JsonAsync();

    /// <summary>Changes one; what is sent has the commit that is to be completed where it names <c>{source}</c>.</summary>
    protected async Task<HttpResponseMessage> PatchAsync(int number, string body)
    {
        var one = $"{Root}pullrequests/{number}{Version}";
        var source = (await ReadAsync(one)).GetProperty("lastMergeSourceCommit").Text("commitId");
        return await SendAsync(HttpMethod.Patch, one, body.Replace("{source}", source, StringComparison.Ordinal));
    }
}
