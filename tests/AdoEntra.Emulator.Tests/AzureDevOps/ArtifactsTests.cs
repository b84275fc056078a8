using System.IO.Compression;
using System.Net;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps;

/// <summary>Artifacts lie on another host, at signed addresses that a token does not open.</summary>
public sealed class ArtifactsTests() : EmulatorTests(new EmulatorOptions { LargeFileBytes = 200_000, TimeProvider = Clock })
{
    private const string Artifacts = "MyOrg/SecretSauce/_apis/build/builds/100/artifacts?api-version=7.1";

    private static readonly ManualTime Clock = new(DateTimeOffset.UnixEpoch.AddYears(56));

    [Fact]
    public async Task List_FinishedBuild_HasSignedAddressesOnTheStorageHost()
    {
        var page = await (await CallAsync(Artifacts)).JsonAsync();

        Assert.Equal(["drop", "large", "logs"], page.Names());
        foreach (var artifact in page.GetProperty("value").EnumerateArray())
        {
            var resource = artifact.GetProperty("resource");
            Assert.StartsWith(Emulator.BlobUri.AbsoluteUri, resource.Text("downloadUrl"), StringComparison.Ordinal);
            Assert.Contains("&sig=", resource.Text("downloadUrl"), StringComparison.Ordinal);
            var same = await (await CallAsync(resource.Text("url") + "&api-version=7.1")).JsonAsync();
            Assert.Equal(artifact.GetProperty("id").GetInt32(), same.GetProperty("id").GetInt32());
        }

        Assert.Equal(3, page.GetProperty("value").EnumerateArray().Select(one => one.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.NotEqual(Emulator.BaseUri.Port, Emulator.BlobUri.Port);
        Assert.NotEqual(Emulator.ForeignUri.Port, Emulator.BlobUri.Port);
    }

    [Fact]
    public async Task List_RunningBuild_HasNone()
    {
        var page = await (await CallAsync(Artifacts.Replace("100", "135", StringComparison.Ordinal))).JsonAsync();

        Assert.Equal(0, page.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Download_WithoutACredential_IsTheContent()
    {
        var drop = (await (await CallAsync(Artifacts + "&artifactName=drop")).JsonAsync()).GetProperty("resource");

        using var answer = await Client.GetAsync(new Uri(drop.Text("downloadUrl")));

        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.Equal(["app.cs", "data/empty.txt"], archive.Entries.Select(entry => entry.FullName));
        Assert.Equal("drop.zip", answer.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal(EmulatedRoute.Blob, Assert.Single(Emulator.BlobRequests.List()).Route);
        Assert.DoesNotContain(Emulator.Requests.List(), request => request.Route == EmulatedRoute.Blob);
        Assert.Null(answer.Header("ActivityId"));
    }

    [Fact]
    public async Task Download_Range_IsThatPart()
    {
        var large = (await (await CallAsync(Artifacts + "&artifactName=large")).JsonAsync()).GetProperty("resource");

        using var answer = await Client.SendAsync(Calls.Request(HttpMethod.Get, large.Text("downloadUrl"), ("Range", "bytes=199990-")));

        var expected = new byte[10];
        GeneratedContent.Fill(expected, 199_990);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(expected, await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("application/zip", "")]
    [InlineData("application/json", "&$format=zip")]
    public async Task Get_AsAnArchive_RedirectsToASignedAddress(string accept, string format)
    {
        if (format.Length > 0)
        {
            OutsideContract("a parameter that is in use, but not published");
        }

        using var answer = await CallAsync(Artifacts + "&artifactName=logs" + format, null, ("Accept", accept));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(Emulator.BlobUri.Port, answer.Headers.Location!.Port);
        using var content = await Client.GetAsync(answer.Headers.Location);
        using ZipArchive archive = new(await content.Content.ReadAsStreamAsync());
        using StreamReader text = new(Assert.Single(archive.Entries).Open());
        Assert.StartsWith("Build 20260220.1 began.", await text.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bearer")]
    [InlineData("no signature")]
    [InlineData("another signature")]
    [InlineData("signature of another")]
    [InlineData("expired")]
    public async Task Download_OpenedInAnotherWay_Is403InXmlWithAMark(string what)
    {
        var logs = (await (await CallAsync(Artifacts + "&artifactName=logs")).JsonAsync()).GetProperty("resource").Text("downloadUrl");
        var drop = (await (await CallAsync(Artifacts + "&artifactName=drop")).JsonAsync()).GetProperty("resource").Text("downloadUrl");
        var target = what switch
        {
            "no signature" => logs.Split('?')[0],
            "another signature" => logs[..^10] + "AAAAAAAAA%3D",
            "signature of another" => logs.Split('?')[0] + "?" + drop.Split('?')[1],
            _ => logs,
        };
        if (what == "expired")
        {
            Clock.Advance(TimeSpan.FromHours(2));
        }

        using var answer = await Client.SendAsync(
            Calls.Request(HttpMethod.Get, target, what == "bearer" ? [("Authorization", "Bearer leaked")] : []));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("AuthenticationFailed", answer.Header("x-ms-error-code"));
        var body = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], body[..3]);
        Assert.Equal(what == "bearer", Assert.Single(Emulator.BlobRequests.List()).Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Download_Faulted_IsCut()
    {
        var large = (await (await CallAsync(Artifacts + "&artifactName=large")).JsonAsync()).GetProperty("resource").Text("downloadUrl");
        Emulator.Faults.Set(EmulatedRoute.Blob, new CutFault { AfterBytes = 1_000, Times = 1 });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Client.GetByteArrayAsync(new Uri(large)));

        Assert.Equal(200_000, (await Client.GetByteArrayAsync(new Uri(large))).Length);
    }

    [Theory]
    [InlineData(Artifacts + "&artifactName=none")]
    [InlineData("MyOrg/SecretSauce/_apis/build/builds/9/artifacts?api-version=7.1")]
    public async Task Get_Unknown_Is404(string target)
    {
        using var answer = await CallAsync(target);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Control_Blobs_ListsWhatArrived()
    {
        using var blob = Calls.NewClient(Emulator.BlobUri);
        (await blob.GetAsync(new Uri("artifacts/none", UriKind.Relative))).Dispose();

        var list = await (await GetAsync("_emulator/blobs")).JsonAsync();

        Assert.Equal((1, false), (list.GetProperty("count").GetInt32(), list.GetProperty("authorizationSeen").GetBoolean()));
        Assert.Equal("blob", list.GetProperty("value")[0].Text("route"));
    }
}
