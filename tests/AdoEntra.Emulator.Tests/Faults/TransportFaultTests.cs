using System.Diagnostics;
using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Faults;

/// <summary>Faults in time and on the wire.</summary>
public sealed class TransportFaultTests : EmulatorTests
{
    private const string Projects = "MyOrg/_apis/projects?api-version=7.1";
    [Fact]
    public async Task Hang_ClientGoesAway_IsNoticed()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new HangFault());
        using var cancellation = new CancellationTokenSource();
        var call = Client.GetAsync(new Uri(Projects, UriKind.Relative), cancellation.Token);
        var request = Assert.Single(await Emulator.Requests.WaitForAsync(1).InTimeAsync());

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(RequestOutcome.ClientGone, await request.Ended.InTimeAsync());
    }

    [Fact]
    public async Task Hang_LimitReached_BreaksTheConnection()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new HangFault { Limit = TimeSpan.FromMilliseconds(50) });

        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync(Projects));

        Assert.Equal(RequestOutcome.CutOff, await Assert.Single(Emulator.Requests.List()).Ended.InTimeAsync());
    }

    [Theory]
    [InlineData(7)]
    [InlineData(0)]
    public async Task Hang_InBody_ComesAfterTheBeginning(int afterBytes)
    {
        var whole = await (await CallAsync(Projects)).Content.ReadAsByteArrayAsync();
        ForgetRequests();
        Emulator.Faults.Set(EmulatedRoute.Projects, new HangFault { AfterBytes = afterBytes });
        var token = Bearer(Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned));

        using var answer = await Client.SendAsync(Calls.Request(HttpMethod.Get, Projects, token), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(whole.Length, answer.Content.Headers.ContentLength);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var beginning = new byte[afterBytes];
        await stream.ReadExactlyAsync(beginning);
        Assert.Equal(whole[..afterBytes], beginning);

        // Had it ended by itself, it would have been cut off, or answered.
        answer.Dispose();
        Assert.Equal(RequestOutcome.ClientGone, await Assert.Single(Emulator.Requests.List()).Ended.InTimeAsync());
    }

    [Fact]
    public async Task Hang_InBody_LimitReached_NothingMoreComes()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new HangFault { AfterBytes = 7, Limit = TimeSpan.FromMilliseconds(300) });
        var token = Bearer(Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned));

        using var answer = await Client.SendAsync(Calls.Request(HttpMethod.Get, Projects, token), HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        await stream.ReadExactlyAsync(new byte[7]);

        await Assert.ThrowsAnyAsync<IOException>(async () => await stream.ReadExactlyAsync(new byte[1]));
    }

    [Fact]
    public async Task Hang_EmulatorEnds_EndsWithIt()
    {
        var emulator = await EmulatorHost.StartAsync();
        emulator.Faults.Set(EmulatedRoute.Any, new HangFault());
        using var client = Calls.NewClient(emulator.BaseUri);
        var call = client.GetAsync(new Uri("MyOrg", UriKind.Relative));
        var request = Assert.Single(await emulator.Requests.WaitForAsync(1).InTimeAsync());

        // Well before the fault would end by itself.
        await emulator.DisposeAsync().AsTask().InTimeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => call);
        Assert.Equal(RequestOutcome.CutOff, await request.Ended.InTimeAsync());
    }

    [Fact]
    public async Task Delay_IsTheRightAnswerLate()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new DelayFault
        {
            Delay = TimeSpan.FromMilliseconds(200),
            Headers = new Dictionary<string, string> { ["Retry-After"] = "2" },
        });
        var watch = Stopwatch.StartNew();

        using var answer = await CallAsync(Projects);

        Assert.Equal(6, (await answer.JsonAsync()).GetProperty("count").GetInt32());
        Assert.Equal("2", answer.Header("Retry-After"));
        Assert.InRange(watch.ElapsedMilliseconds, 190, long.MaxValue);
    }

    [Fact]
    public async Task Drip_IsTheRightAnswerInPieces()
    {
        var whole = await (await CallAsync(Projects)).Content.ReadAsByteArrayAsync();
        var reads = 0;

        // Pieces may arrive together, all of them too where this process was not let run meanwhile: then with longer pauses.
        for (var pause = 20; reads <= 2 && pause <= 20_000; pause *= 10)
        {
            var fault = new DripFault { PieceBytes = (whole.Length / 5) + 1, Interval = TimeSpan.FromMilliseconds(pause) };
            Emulator.Faults.Set(EmulatedRoute.Projects, fault);
            reads = await ReadAsync(whole);
        }

        Assert.True(reads > 2, $"It came in {reads} reads.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    [InlineData(0)]
    public async Task Cut_IsTheBeginningAndThenNothing(int? afterBytes)
    {
        var whole = await (await CallAsync(Projects)).Content.ReadAsByteArrayAsync();
        ForgetRequests();
        Emulator.Faults.Set(EmulatedRoute.Projects, new CutFault { AfterBytes = afterBytes });
        var token = Bearer(Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned));

        using var answer = await Client.SendAsync(Calls.Request(HttpMethod.Get, Projects, token), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(whole.Length, answer.Content.Headers.ContentLength);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var expected = afterBytes ?? whole.Length / 2;
        var beginning = new byte[expected];
        await stream.ReadExactlyAsync(beginning);
        Assert.Equal(whole.AsSpan(0, expected).ToArray(), beginning);
        await Assert.ThrowsAnyAsync<IOException>(async () => await stream.ReadExactlyAsync(new byte[1]));

        Assert.Equal(RequestOutcome.CutOff, await Assert.Single(Emulator.Requests.List()).Ended.InTimeAsync());
    }

    /// <summary>Reads an answer as it comes, and counts the reads.</summary>
    private async Task<int> ReadAsync(byte[] whole)
    {
        var token = Bearer(Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned));
        using var answer = await Client.SendAsync(Calls.Request(HttpMethod.Get, Projects, token), HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var received = new List<byte>();
        var reads = 0;
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, Patience.Token)) > 0; reads++)
        {
            received.AddRange(buffer.AsSpan(0, read));
        }

        Assert.Equal(whole, received.ToArray());
        Assert.Equal(whole.Length, answer.Content.Headers.ContentLength);
        return reads;
    }
}
