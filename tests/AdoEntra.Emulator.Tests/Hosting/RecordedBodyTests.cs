using System.IO.Pipelines;
using System.Text;
using AdoEntra.Emulator.Requests;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Hosting;

public sealed class RecordedBodyTests : EmulatorTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_WithOrWithoutALength_IsKeptAsItCame(bool announced)
    {
        OutsideContract("any address will do");
        using var content = new StringContent("""{"name":"Grün"}""", Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "x/y") { Content = content };
        request.Headers.TransferEncodingChunked = announced ? null : true;

        (await Client.SendAsync(request)).Dispose();

        var recorded = Assert.Single(Emulator.Requests.List());
        Assert.Equal("""{"name":"Grün"}""", Encoding.UTF8.GetString(recorded.Body.Span));
        Assert.Equal(recorded.Body.Length, recorded.BodyLength);
        Assert.Equal("application/json; charset=utf-8", recorded.ContentType);
    }

    [Fact]
    public async Task Get_HasNoBody()
    {
        (await GetAsync("MyOrg")).Dispose();

        var recorded = Assert.Single(Emulator.Requests.List());
        Assert.Equal((0, 0L, null), (recorded.Body.Length, recorded.BodyLength, recorded.ContentType));
    }

    [Fact]
    public async Task Post_Faulted_IsKeptAllTheSame()
    {
        OutsideContract("any address will do");
        Emulator.Faults.Set(EmulatedRoute.Other, new StatusFault { Status = 503 });

        (await SendAsync(HttpMethod.Post, "x/y", "abc", "text/plain")).Dispose();

        Assert.Equal("abc"u8.ToArray(), Assert.Single(Emulator.Requests.List()).Body.ToArray());
    }

    [Fact]
    public async Task Read_LongBody_KeepsTheBeginningAndCountsAll()
    {
        var sent = new byte[RecordedBody.Bound + 700_001];
        new Random(1).NextBytes(sent);
        var body = new RecordedBody(new MemoryStream(sent));
        await body.KeepAsync(sent.Length, CancellationToken.None);
        Assert.Equal(RecordedBody.Bound, body.Received);

        using var passedOn = new MemoryStream();
        await body.CopyToAsync(passedOn);

        Assert.Equal(sent, passedOn.ToArray());
        Assert.Equal(sent.AsSpan(0, RecordedBody.Bound), body.Kept.Span);
        Assert.Equal(sent.Length, body.Received);
    }

    [Fact]
    public async Task Keep_MoreThanTheLogHolds_LetsGoOfTheOldestBodies()
    {
        var log = new RequestLog(1_000);
        for (var number = 0; number < 70; number++)
        {
            var body = new RecordedBody(new MemoryStream(new byte[RecordedBody.Bound]));
            await body.KeepAsync(null, CancellationToken.None);
            log.Keep(log.Add(Request), body);
        }

        var kept = log.List().Select(request => request.Body.Length).ToList();

        Assert.Equal(70, kept.Count);
        Assert.All(kept.Take(6), length => Assert.Equal(0, length));
        Assert.All(kept.Skip(6), length => Assert.Equal(RecordedBody.Bound, length));
        Assert.All(log.List(), request => Assert.Equal(RecordedBody.Bound, request.BodyLength));
    }

    [Fact]
    public async Task Post_ThatNeverEnds_IsInTheLogAndItsEndIsNoticed()
    {
        OutsideContract("any address will do");
        using var cancellation = new CancellationTokenSource();

        // The beginning comes, more than a client holds back, and the end never does.
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        await pipe.Writer.WriteAsync(new byte[64 * 1024]);
        using var content = new StreamContent(pipe.Reader.AsStream());
        var call = Client.PostAsync(new Uri("x/y", UriKind.Relative), content, cancellation.Token);

        var request = Assert.Single(await Emulator.Requests.WaitForAsync(1).InTimeAsync());
        Assert.Equal(RequestOutcome.Open, request.Outcome);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(RequestOutcome.ClientGone, await request.Ended.InTimeAsync());
    }

    private static RecordedRequest Request(long number) => new()
    {
        Number = number,
        Time = DateTimeOffset.UnixEpoch,
        Route = EmulatedRoute.Other,
        Method = "POST",
        Target = "/",
        Headers = new Dictionary<string, string>(),
    };
}
