using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Requests.Model;
using AdoEntra.Rest;

namespace AdoEntra.Core.Tests.Rest;

/// <summary>Answers that are saved: what is asked for when they break off, and what is on the disk then.</summary>
public sealed class FileDownloadTests : IDisposable
{
    private const string Address = TestProcess.Organization + "_apis/things";

    private readonly TestProcess _process = new();
    private readonly RequestTrace _trace = new();
    private readonly TemporaryFolder _folder = new();
    private readonly FileServer _server;

    public FileDownloadTests() => _server = new FileServer(_process.Server, Address);

    public void Dispose()
    {
        _process.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Whole_IsOneRequest_AndOneFile()
    {
        int answers = 0;

        await SaveAsync(responseReceived: head => answers += head.Status);

        Saved(_server.Content);
        Assert.Equal([null], _server.Asked);
        Assert.Equal(200, answers);
        RecordedRequest request = Assert.Single(_process.Server.Requests);
        Assert.Equal(("identity", "*/*;api-version=7.1"), (request.Header("Accept-Encoding"), request.Header("Accept")!.Replace(" ", "")));
    }

    [Fact]
    public async Task Broken_GoesOnWhereItBroke_AsLongAsItIsTheSameVersion()
    {
        _server.BreakingAfter(100_000, 50_001);

        await SaveAsync();

        Saved(_server.Content);
        Assert.Equal([null, (100_000, "\"one\""), (150_001, "\"one\"")], _server.Asked);
        Assert.Contains("Resuming the download of the file at byte 150001.", _trace.VerboseTexts);
    }

    [Fact]
    public async Task Broken_BeforeTheFirstByte_BeginsAgain()
    {
        _server.BreakingAfter(0);

        await SaveAsync();

        Saved(_server.Content);
        Assert.Equal([null, null], _server.Asked);
    }

    [Fact]
    public async Task OtherVersionMeanwhile_IsSavedFromItsBeginning()
    {
        _server.BreakingAfter(100_000).Before = number =>
        {
            if (number == 2) (_server.Content, _server.Tag) = (FileServer.Bytes(2), "\"two\"");
        };

        await SaveAsync();

        Saved(FileServer.Bytes(2));
        Assert.Equal([null, (100_000, "\"one\"")], _server.Asked);
    }

    // A weak one says that two versions are as good as each other, not that their bytes are the same (RFC 9110, 8.8.1).
    [Theory]
    [InlineData("W/\"one\"")]
    [InlineData(null)]
    public async Task Broken_WithoutAStrongTag_BeginsAgain(string? tag)
    {
        _server.BreakingAfter(100_000).Tag = tag;

        await SaveAsync();

        Saved(_server.Content);
        Assert.Equal([null, null], _server.Asked);
    }

    [Fact]
    public async Task WholeInsteadOfTheRest_IsTakenAsTheWhole()
    {
        _server.BreakingAfter(100_000).KnowsRanges = false;

        await SaveAsync();

        Saved(_server.Content);
        Assert.Equal(2, _server.Asked.Count);
    }

    [Fact]
    public async Task RestFromAnotherPlace_IsNotTaken()
    {
        _server.BreakingAfter(100_000).Shift = 7;

        await SaveAsync();

        Saved(_server.Content);
        Assert.Equal([null, (100_000, "\"one\""), null], _server.Asked);
    }

    // The numbers of its bytes are those of the compressed file, of which nothing is here.
    [Fact]
    public async Task CompressedRest_IsNotTaken()
    {
        _server.BreakingAfter(100_000).CompressesParts = true;

        await SaveAsync();

        Saved(_server.Content);
        Assert.Equal([null, (100_000, "\"one\""), null], _server.Asked);
    }

    [Fact]
    public async Task BrokenAgainAndAgain_KeepsWhatItHas_AndALaterOneGoesOn()
    {
        _server.BreakingAfter(10, 10, 10, 10, 10);

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SaveAsync());

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.Equal($"GET {Address}", failure.Request);
        Assert.Equal(5, _server.Asked.Count);
        Assert.Matches(@"^file\.[0-9a-f]{16}\.partial$", Assert.Single(_folder.Names));

        _server.Asked.Clear();
        await SaveAsync();

        // Which version it is now is what the first of the two says.
        Saved(_server.Content);
        Assert.Equal([null, (50, "\"one\"")], _server.Asked);
    }

    // Killed between the last byte and the name, or cut behind it: a server has no part that begins at the end (RFC 9110, 15.5.17).
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task BrokenBehindTheLastByte_BeginsAgain(int more)
    {
        _server.BreakingAfter(10, 10, 10, 10, 10);
        await Assert.ThrowsAsync<AdoServiceException>(() => SaveAsync());
        File.WriteAllBytes(_folder.At(Assert.Single(_folder.Names)), [.. _server.Content, .. new byte[more]]);
        _server.Asked.Clear();

        await SaveAsync();

        Saved(_server.Content);
        Assert.Equal([null, (300_000 + more, "\"one\""), null], _server.Asked);
    }

    [Theory]
    [InlineData("\"one\"", 1)]
    [InlineData(null, 0)]
    public async Task Cancelled_KeepsWhatCanBeResumed(string? tag, int files)
    {
        var middle = new Gate();
        using var stop = new CancellationTokenSource();
        (_server.Tag, _server.InTheMiddle) = (tag, middle);
        Task save = SaveAsync(stop: stop.Token);
        await middle.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => save.OrFail());
        Assert.Equal(files, _folder.Names.Length);
        Assert.False(File.Exists(_folder.At("file")));
    }

    [Theory]
    [InlineData(404, ErrorIds.NotFound)]
    [InlineData(500, ErrorIds.Transient)]
    public async Task Refused_LeavesNothing(int status, string id)
    {
        _process.Server.OnGet(Address, _ => Answer.Empty(status));

        Assert.Equal(id, (await Assert.ThrowsAsync<AdoServiceException>(() => SaveAsync())).ErrorId);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task Page_IsSavedWhereTheServiceKnowsTheCaller_AndARefusalElsewhere()
    {
        _process.Server.OnGet(Address, static _ => Answer.Html().With("X-VSS-UserData", "9:build"));
        await SaveAsync();
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(_folder.At("file")));

        _process.Server.OnGet(Address, static _ => Answer.Html());
        Assert.Equal(ErrorIds.NotSignedIn, (await Assert.ThrowsAsync<AdoServiceException>(() => SaveAsync(force: true))).ErrorId);
        Assert.Equal(["file"], _folder.Names);
    }

    private void Saved(byte[] content)
    {
        Assert.Equal(["file"], _folder.Names);
        Assert.True(content.AsSpan().SequenceEqual(File.ReadAllBytes(_folder.At("file"))), "The file is another one.");
    }

    private Task SaveAsync(bool force = false, Action<ResponseHead>? responseReceived = null, CancellationToken stop = default) =>
        new FileDownload(_process.Product.Client, _process.Session(), _trace.Within(300))
            .SaveAsync(
                new ServiceRequest("_apis/things", "the file") { IsDownload = true },
                _folder.At("file"),
                force,
                responseReceived,
                stop
            )
            .OrFail();
}
