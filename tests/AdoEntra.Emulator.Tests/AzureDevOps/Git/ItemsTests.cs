using System.IO.Compression;
using System.Net;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.AzureDevOps.Git;

public sealed class ItemsTests() : EmulatorTests(new EmulatorOptions { LargeFileBytes = 300_001 })
{
    private const string Items = "MyOrg/SecretSauce/_apis/git/repositories/api/items?api-version=7.1";
    private const string Large = "MyOrg/Large/_apis/git/repositories/Large/items?api-version=7.1&path=%2Flarge.bin";
    private const string Readme = "# api\n\nGrüße aus der Küche.\n";

    [Theory]
    [InlineData("", null, "application/octet-stream")]
    [InlineData("&$format=text", null, "text/plain")]
    [InlineData("&$format=octetStream", "application/json", "application/octet-stream")]
    [InlineData("", "text/plain", "text/plain")]
    [InlineData("", "text/html, application/octet-stream", "application/octet-stream")]
    public async Task Get_File_IsItsContent(string format, string? accept, string type)
    {
        using var answer = await CallAsync(Items + "&path=%2FREADME.md" + format, null, accept is null ? [] : [("Accept", accept)]);

        Assert.Equal(Readme, await answer.Content.ReadAsStringAsync());
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Null(answer.Content.Headers.ContentDisposition);
        Assert.NotNull(answer.Headers.ETag);
    }

    [Fact]
    public async Task Get_Download_HasItsName()
    {
        var target = Items + "&download=true&path=" + Uri.EscapeDataString("/docs/Grün & Blau #1.md");

        using var answer = await CallAsync(target);

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("Grün & Blau #1.md", answer.Content.Headers.ContentDisposition?.FileNameStar);
    }

    [Fact]
    public async Task Get_Json_IsTheItemWithItsContentWhenAsked()
    {
        var without = await (await CallAsync(Items + "&path=%2FREADME.md&$format=json")).JsonAsync();
        var with = await (
            await CallAsync(
                Items + "&path=%2FREADME.md&includeContent=true&includeContentMetadata=true",
                null,
                ("Accept", "application/json")
            )
        ).JsonAsync();

        Assert.False(without.TryGetProperty("content", out _));
        Assert.Equal(Readme, with.Text("content"));
        Assert.Equal(("blob", "README.md"), (with.Text("gitObjectType"), with.GetProperty("contentMetadata").Text("fileName")));
        using var same = await CallAsync(with.Text("url") + "&api-version=7.1");
        Assert.Equal(Readme, await same.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("&scopePath=%2F", 1)]
    [InlineData("&recursionLevel=oneLevel", 5)]
    [InlineData("&recursionLevel=full", 10)]
    [InlineData("&scopePath=%2Fsrc&recursionLevel=full", 4)]
    public async Task List_ToSomeDepth_IsFilesAndFolders(string parameters, int expected)
    {
        var page = await (await CallAsync(Items + parameters)).JsonAsync();

        Assert.Equal(expected, page.GetProperty("count").GetInt32());
        Assert.True(page.GetProperty("value")[0].GetProperty("isFolder").GetBoolean());
    }

    [Fact]
    public async Task Get_Zip_HoldsTheFolder()
    {
        using var answer = await CallAsync(Items + "&scopePath=%2Fdocs&$format=zip");

        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("docs.zip", answer.Content.Headers.ContentDisposition?.FileNameStar);
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.Equal(["Grün & Blau #1.md", "logo.png"], archive.Entries.Select(entry => entry.FullName));
        Assert.Equal(12, archive.Entries[1].Length);
    }

    [Theory]
    [InlineData("&path=%2Fnone.md")]
    [InlineData("&scopePath=%2Fnone")]
    [InlineData("&path=%2Fdocs&$format=text")]
    [InlineData("&path=%2FREADME.md&versionDescriptor.version=none")]
    [InlineData("&path=%2FREADME.md&versionDescriptor.version=v9&versionDescriptor.versionType=tag")]
    public async Task Get_WhatIsNotThere_Is404(string parameters)
    {
        using var answer = await CallAsync(Items + parameters);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("bytes=0-0", 206, 0, 1)]
    [InlineData("bytes=100000-", 206, 100_000, 200_001)]
    [InlineData("bytes=-7", 206, 299_994, 7)]
    [InlineData("bytes=299990-400000", 206, 299_990, 11)]
    [InlineData("bytes=0-1,5-6", 200, 0, 300_001)]
    [InlineData("lines=1-2", 200, 0, 300_001)]
    public async Task Get_Range_IsThatPart(string range, int status, int from, int length)
    {
        using var answer = await CallAsync(Large, null, ("Range", range));

        var expected = new byte[length];
        GeneratedContent.Fill(expected, from);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(length, answer.Content.Headers.ContentLength);
        Assert.Equal(expected, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(
            status == 206 ? $"bytes {from}-{from + length - 1}/300001" : null, answer.Content.Headers.ContentRange?.ToString());
    }

    [Fact]
    public async Task Get_RangeBeyondTheEnd_Is416()
    {
        using var answer = await CallAsync(Large, null, ("Range", "bytes=300001-"));

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
        Assert.Equal("bytes */300001", answer.Content.Headers.ContentRange?.ToString());
    }

    [Fact]
    public async Task Get_ByTag_IsShortWhenTheSameAndWholeWhenAnother()
    {
        using var first = await CallAsync(Large);
        var tag = first.Headers.ETag!.ToString();

        using var same = await CallAsync(Large, null, ("If-None-Match", tag));
        using var resumed = await CallAsync(Large, null, ("Range", "bytes=300000-"), ("If-Range", tag));
        using var changed = await CallAsync(Large, null, ("Range", "bytes=300000-"), ("If-Range", "\"other\""));

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(1, resumed.Content.Headers.ContentLength);
        Assert.Equal(300_001, changed.Content.Headers.ContentLength);
    }

    [Fact]
    public void Fill_InPieces_IsTheSameAsAtOnce()
    {
        var whole = new byte[1_000];
        GeneratedContent.Fill(whole, 0);
        var pieces = new byte[1_000];
        for (int from = 0, length; from < pieces.Length; from += length)
        {
            length = Math.Min(1 + (from % 13), pieces.Length - from);
            GeneratedContent.Fill(pieces.AsSpan(from, length), from);
        }

        Assert.Equal(whole, pieces);
        Assert.Equal(125, Enumerable.Range(0, 125).Select(index => Convert.ToHexString(whole, index * 8, 8)).Distinct().Count());
    }
}
