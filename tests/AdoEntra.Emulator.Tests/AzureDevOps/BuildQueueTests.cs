using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

/// <summary>Builds and runs that are asked for, and what builds wrote.</summary>
public sealed class BuildQueueTests : EmulatorTests
{
    private const string Root = "MyOrg/SecretSauce/_apis/";
    private const string Version = "?api-version=7.1";

    [Fact]
    public async Task Queue_Build_WaitsAndIsListedFirst()
    {
        var queued = await (await SendAsync(
            HttpMethod.Post, $"{Root}build/builds{Version}",
            """{"definition":{"id":3},"sourceBranch":"feature/ui","priority":1,"parameters":"{\"salt\":\"2 g\"}"}""")).JsonAsync();

        Assert.Equal(
            ("notStarted", "refs/heads/feature/ui", "high"),
            (queued.Text("status"), queued.Text("sourceBranch"), queued.Text("priority")));
        var tip = (await ValueAsync("git/repositories/SecretSauce/refs?filter=heads%2Ffeature%2Fui&api-version=7.1"))[0].Text("objectId");
        Assert.Equal(tip, queued.Text("sourceVersion"));
        Assert.False(queued.TryGetProperty("startTime", out _));
        Assert.Equal(Number(queued), Number((await ValueAsync($"build/builds{Version}"))[0]));
        Assert.Equal(37, (await ValueAsync($"build/builds{Version}")).Count);
        Assert.Empty(await ValueAsync($"build/builds/{Number(queued)}/logs{Version}"));
        using var timeline = await CallAsync($"{Root}build/builds/{Number(queued)}/timeline{Version}");
        Assert.Equal(HttpStatusCode.NoContent, timeline.StatusCode);
    }

    [Theory]
    [InlineData("""{}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"definition":{"id":99}}""", HttpStatusCode.NotFound)]
    [InlineData("""{"definition":{"id":1},"sourceBranch":"refs/heads/none"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"definition":{"id":1},"priority":"bogus"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"definition":{"id":1},"parameters":"nonsense"}""", HttpStatusCode.BadRequest)]
    public async Task Queue_WhatDoesNotFit_IsRefused(string body, HttpStatusCode status)
    {
        using var response = await SendAsync(HttpMethod.Post, $"{Root}build/builds{Version}", body);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(36, (await ValueAsync($"build/builds{Version}")).Count);
    }

    [Fact]
    public async Task Run_Pipeline_HasWhatItWasGivenAndHidesSecrets()
    {
        var run = await (await SendAsync(HttpMethod.Post, $"{Root}pipelines/3/runs{Version}", """
            {"resources":{"repositories":{"self":{"refName":"refs/heads/main"} } },"templateParameters":{"size":"large"},
             "variables":{"salt":{"value":"2 g"},"recipe":{"value":"emulated-secret","isSecret":true} } }
            """)).JsonAsync();
        var read = await (await CallAsync($"{Root}pipelines/3/runs/{Number(run)}{Version}")).JsonAsync();

        Assert.True(JsonElement.DeepEquals(run, read));
        Assert.Equal("large", read.GetProperty("templateParameters").Text("size"));
        Assert.Equal("2 g", read.GetProperty("variables").GetProperty("salt").Text("value"));
        Assert.DoesNotContain("emulated-secret", read.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(Number(run), Number((await ValueAsync($"pipelines/3/runs{Version}"))[0]));

        var preview = await (await SendAsync(HttpMethod.Post, $"{Root}pipelines/3/runs{Version}", """{"previewRun":true}""")).JsonAsync();
        Assert.Equal(0, Number(preview));
        Assert.Equal(4, (await ValueAsync($"pipelines/3/runs{Version}")).Count);
    }

    [Fact]
    public async Task Log_InEachForm_IsTheSame()
    {
        var log = (await ValueAsync($"build/builds/101/logs{Version}"))[1];
        OutsideContract(
            "the contract has a log as text; lines are what the public clients ask for",
            log.Text("url")[Emulator.BaseUri.AbsoluteUri.Length..]);
        using var text = await CallAsync(log.Text("url") + Version);
        using var json = await CallAsync(log.Text("url") + Version, null, ("Accept", "application/json"));
        using var part = await CallAsync(log.Text("url") + Version + "&startLine=2&endLine=3", null, ("Accept", "application/json"));
        using var archive = await CallAsync($"{Root}build/builds/101/logs{Version}", null, ("Accept", "application/zip"));

        var lines = (await json.Content.ReadFromJsonAsync<Page>())!.Value;
        Assert.Equal("text/plain", text.Content.Headers.ContentType?.MediaType);
        Assert.Equal(string.Concat(lines.Select(line => line + "\r\n")), await text.Content.ReadAsStringAsync());
        Assert.Equal(lines.Count, log.GetProperty("lineCount").GetInt32());
        Assert.Equal(lines[1..3], (await part.Content.ReadFromJsonAsync<Page>())!.Value);
        using var zip = new ZipArchive(await archive.Content.ReadAsStreamAsync());
        Assert.Equal(["1_Initialize job.txt", "2_Checkout.txt", "3_Build sauce.txt"], zip.Entries.Select(entry => entry.FullName));
        using var none = await CallAsync($"{Root}build/builds/101/logs/9{Version}");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Timeline_Records_NameTheirLogsAndParents()
    {
        var records = (await (await CallAsync($"{Root}build/builds/101/timeline{Version}")).JsonAsync())
            .GetProperty("records").EnumerateArray().ToList();

        var ids = records.Select(record => record.Text("id")).ToHashSet();
        Assert.All(records.Where(record => record.Text("type") != "Stage"), record => Assert.Contains(record.Text("parentId"), ids));
        Assert.Equal(
            [1, 2, 3], records.Where(record => record.Text("type") == "Task").Select(record => Number(record.GetProperty("log"))));
    }

    [Fact]
    public async Task RunLogs_Signed_OpenWithoutAToken()
    {
        var logs = await (await CallAsync($"{Root}pipelines/3/runs/102/logs?$expand=1&api-version=7.1")).JsonAsync();
        var url = logs.GetProperty("logs")[0].GetProperty("signedContent").Text("url");

        using var response = await Client.GetAsync(url);

        Assert.Contains("##[section]Starting: Initialize job", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static int Number(JsonElement item) => item.GetProperty("id").GetInt32();

    private async Task<List<JsonElement>> ValueAsync(string target) =>
        [.. (await (await CallAsync(Root + target)).JsonAsync()).GetProperty("value").EnumerateArray()];

    private sealed record Page(List<string> Value);
}
