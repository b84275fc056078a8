using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Git;

/// <summary>Tags that are objects, blobs, trees, and items by several descriptors.</summary>
public sealed class ObjectsTests : EmulatorTests
{
    private const string Root = "MyOrg/SecretSauce/_apis/git/repositories/api/";
    private const string Version = "?api-version=7.1";

    [Fact]
    public async Task AnnotatedTag_Made_IsAReferenceAndPeels()
    {
        var tip = await TipAsync();
        var body = $$"""{"name":"v3/grün","message":"Drei\n\nMit Grüßen.","taggedObject":{"objectId":"{{tip}}"} }""";
        var made = await (await SendAsync(HttpMethod.Post, $"{Root}annotatedtags{Version}", body)).JsonAsync(HttpStatusCode.Created);

        Assert.Equal(("v3/grün", "Drei\n\nMit Grüßen."), (made.Text("name"), made.Text("message")));
        var tagged = made.GetProperty("taggedObject");
        Assert.Equal((tip, "commit"), (tagged.Text("objectId"), tagged.Text("objectType")));
        Assert.Equal("runbook-host", made.GetProperty("taggedBy").Text("name"));
        Assert.True(JsonElement.DeepEquals(made, await ReadAsync($"{Root}annotatedtags/{made.Text("objectId")}{Version}")));
        var listed = (await ReadAsync($"{Root}refs{Version}&filter=tags/v3&peelTags=true")).GetProperty("value")[0];
        Assert.Equal((made.Text("objectId"), tip), (listed.Text("objectId"), listed.Text("peeledObjectId")));
        var commits = await ReadAsync(
            $"{Root}commits{Version}&searchCriteria.itemVersion.version=v3%2Fgr%C3%BCn&searchCriteria.itemVersion.versionType=tag");
        Assert.Equal(tip, commits.GetProperty("value")[0].Text("commitId"));

        using var twice = await SendAsync(HttpMethod.Post, $"{Root}annotatedtags{Version}", body);
        using var unknown = await CallAsync($"{Root}annotatedtags/{tip}{Version}");
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound), (twice.StatusCode, unknown.StatusCode));
    }

    [Theory]
    [InlineData("""{"name":"a b","message":"m","taggedObject":{"objectId":"{tip}"}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"name":"ab","taggedObject":{"objectId":"{tip}"}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"name":"ab","message":"m"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"name":"restricted/a","message":"m","taggedObject":{"objectId":"{tip}"}}""", HttpStatusCode.Forbidden)]
    public async Task AnnotatedTag_WhatDoesNotFit_IsRefused(string body, HttpStatusCode status)
    {
        using var response = await SendAsync(
            HttpMethod.Post, $"{Root}annotatedtags{Version}", body.Replace("{tip}", await TipAsync(), StringComparison.Ordinal));

        Assert.Equal(status, response.StatusCode);
    }

    [ProgramFact("git")]
    public async Task AnnotatedTag_ByGit_IsTheSame()
    {
        var body = $$"""{"name":"v3","message":"Drei","taggedObject":{"objectId":"{{await TipAsync()}}"} }""";
        var made = await (await SendAsync(HttpMethod.Post, $"{Root}annotatedtags{Version}", body)).JsonAsync(HttpStatusCode.Created);
        using var git = GitClient.InNewFolder();
        var header = "http.extraHeader=Authorization: bearer " + Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned).Value;
        await git.RunAsync("-c", header, "clone", "--quiet", Emulator.BaseUri + "MyOrg/SecretSauce/_git/api", ".");
        Assert.Equal(made.Text("objectId"), await git.RunAsync("rev-parse", "v3"));
        Assert.Equal("Drei", await git.RunAsync("tag", "--list", "v3", "--format=%(contents:subject)"));

        await git.RunAsync("tag", "-a", "v4", "-m", "Vier");
        await git.RunAsync("-c", header, "push", "--quiet", "origin", "v4");
        var pushed = await ReadAsync($"{Root}annotatedtags/{await git.RunAsync("rev-parse", "v4")}{Version}");
        Assert.Equal(
            ("v4", "Vier", "Grüße Köchin"), (pushed.Text("name"), pushed.Text("message"), pushed.GetProperty("taggedBy").Text("name")));
    }

    [Fact]
    public async Task Tree_ToItsDepth_HasFoldersAndFiles()
    {
        var id = (await ReadAsync($"{Root}commits/{await TipAsync()}{Version}")).Text("treeId");
        var flat = await ReadAsync($"{Root}trees/{id}{Version}");
        var deep = await ReadAsync($"{Root}trees/{id}{Version}&recursive=true");

        Assert.Equal(["README.md", "azure-pipelines.yml", "docs", "src"], Paths(flat));
        Assert.Equal(
            ["README.md", "azure-pipelines.yml", "docs", "docs/Grün & Blau #1.md", "docs/logo.png", "src", "src/app.cs", "src/data",
             "src/data/empty.txt"],
            Paths(deep));
        var readme = flat.GetProperty("treeEntries")[0];
        Assert.Equal(("100644", "blob"), (readme.Text("mode"), readme.Text("gitObjectType")));
        using var content = await CallAsync(readme.Text("url") + Version);
        Assert.Equal(readme.GetProperty("size").GetInt64(), content.Content.Headers.ContentLength);
        using var archive = new ZipArchive(await (await CallAsync($"{Root}trees/{id}{Version}&$format=zip")).Content.ReadAsStreamAsync());
        Assert.Contains("src/app.cs", archive.Entries.Select(entry => entry.FullName));
        using var none = await CallAsync($"{Root}trees/{readme.Text("objectId")}{Version}");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Blob_InEachForm_IsTheSame()
    {
        var item = await ReadAsync($"{Root}items{Version}&path=/README.md&$format=json");
        var one = $"{Root}blobs/{item.Text("objectId")}{Version}";

        var text = await (await CallAsync(one)).Content.ReadAsStringAsync();
        Assert.StartsWith("# api", text, StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetByteCount(text), (await ReadAsync(one + "&$format=json")).GetProperty("size").GetInt32());
        using var download = await CallAsync(one + "&download=true&fileName=liesmich.md&$format=text");
        Assert.Equal("liesmich.md", download.Content.Headers.ContentDisposition?.FileNameStar);
        using var many = await SendAsync(HttpMethod.Post, $"{Root}blobs{Version}", $$"""["{{item.Text("objectId")}}"]""");
        using var archive = new ZipArchive(await many.Content.ReadAsStreamAsync());
        Assert.Equal([item.Text("objectId")], archive.Entries.Select(entry => entry.FullName));
        using var none = await CallAsync($"{Root}blobs/{await TipAsync()}{Version}");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task ItemsBatch_EachDescriptor_HasItsList()
    {
        const string Body = """
            {"includeContentMetadata":true,"itemDescriptors":[
              {"path":"/docs","recursionLevel":"oneLevel"},
              {"path":"/notes","version":"feature/ui","versionType":"branch","recursionLevel":"full"},
              {"path":"/README.md","version":"v1.0","versionType":"tag"} ] }
            """;
        var page = await (await SendAsync(HttpMethod.Post, $"{Root}itemsbatch{Version}", Body)).JsonAsync();

        Assert.Equal(
            ["/docs|/docs/Grün & Blau #1.md|/docs/logo.png", "/notes|/notes/feature-ui.md", "/README.md"],
            page.GetProperty("value").EnumerateArray().Select(list =>
                string.Join('|', list.EnumerateArray().Select(item => item.Text("path")))));
        using var none = await SendAsync(
            HttpMethod.Post, $"{Root}itemsbatch{Version}", """{"itemDescriptors":[{"path":"/none"}]}""");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Items_WithTheLatestChange_NameTheCommit()
    {
        var page = await ReadAsync($"{Root}items{Version}&recursionLevel=full&latestProcessedChange=true&includeLinks=true");
        var comments = page.GetProperty("value").EnumerateArray()
            .ToDictionary(item => item.Text("path"), item => item.GetProperty("latestProcessedChange").Text("comment"));

        Assert.Equal(("Change number 120", "Change number 120"), (comments["/"], comments["/src"]));
        Assert.Equal(("Change number 1", "Change number 1"), (comments["/docs"], comments["/README.md"]));
        Assert.All(page.GetProperty("value").EnumerateArray(), item => Assert.True(item.TryGetProperty("_links", out _)));
    }

    [Theory]
    [InlineData("FFFE5A0075007400", "Zut", 1200)]
    [InlineData("FEFF005A00750074", "Zut", 1201)]
    [InlineData("EFBBBF5A75C3A4", "Zuä", 65001)]
    [InlineData("5A75C3A4", "Zuä", 65001)]
    [InlineData("0001FF", null, -1)]
    public async Task Item_ByItsBytes_HasAnEncoding(string bytes, string? text, int encoding)
    {
        using var pushed = await SendAsync(HttpMethod.Post, $"{Root}pushes{Version}", $$"""
            {"refUpdates":[{"name":"refs/heads/main","oldObjectId":"{{await TipAsync()}}"}],"commits":[{"comment":"c","changes":[
              {"changeType":"add","item":{"path":"/neu"},
               "newContent":{"content":"{{Convert.ToBase64String(Convert.FromHexString(bytes))}}","contentType":"base64encoded"} } ] } ] }
            """);
        var item = await ReadAsync($"{Root}items{Version}&path=/neu&$format=json&includeContent=true&includeContentMetadata=true");

        Assert.Equal(encoding, item.GetProperty("contentMetadata").GetProperty("encoding").GetInt32());
        Assert.Equal(text, item.TryGetProperty("content", out var content) ? content.GetString() : null);
    }

    [Fact]
    public async Task Push_SeveralBranches_AreAllMovedOrNone()
    {
        var tip = await TipAsync();
        const string Nothing = "0000000000000000000000000000000000000000";
        string Push(string known) => $$"""
            {"refUpdates":[{"name":"refs/heads/main","oldObjectId":"{{tip}}"},
              {"name":"refs/heads/feature/ui","oldObjectId":"{{known}}","newObjectId":"{{Nothing}}"},
              {"name":"refs/heads/before","oldObjectId":"{{Nothing}}","newObjectId":"{{tip}}"}],
             "commits":[{"comment":"c","changes":[{"changeType":1,"item":{"path":"/neu"},"newContent":{"content":"x"} } ] } ] }
            """;
        using var stale = await SendAsync(HttpMethod.Post, $"{Root}pushes{Version}", Push(tip));
        Assert.Equal((HttpStatusCode.Conflict, tip), (stale.StatusCode, await TipAsync()));

        var ui = (await ReadAsync($"{Root}refs{Version}&filter=heads/feature/ui")).GetProperty("value")[0].Text("objectId");
        var push = await (await SendAsync(HttpMethod.Post, $"{Root}pushes{Version}", Push(ui))).JsonAsync(HttpStatusCode.Created);

        Assert.Equal(3, push.GetProperty("refUpdates").GetArrayLength());
        Assert.NotEqual(tip, await TipAsync());
        Assert.Equal(0, (await ReadAsync($"{Root}refs{Version}&filter=heads/feature/ui")).GetProperty("count").GetInt32());
        Assert.Equal(tip, (await ReadAsync($"{Root}refs{Version}&filter=heads/before")).GetProperty("value")[0].Text("objectId"));
    }

    private static IEnumerable<string> Paths(JsonElement tree) =>
        tree.GetProperty("treeEntries").EnumerateArray().Select(entry => entry.Text("relativePath"));

    private async Task<string> TipAsync() =>
        (await ReadAsync($"{Root}refs{Version}&filter=heads/main")).GetProperty("value")[0].Text("objectId");

    private async Task<JsonElement> ReadAsync(string target) => await (await CallAsync(target)).JsonAsync();
}
