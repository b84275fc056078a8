using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Http;

namespace AdoEntra.Core.Tests.Requests;

/// <summary>
/// What is reported about a change whose outcome is unknown: that it may already have been made, wherever that is so and nowhere
/// else.
/// </summary>
public sealed class ChangeOutcomeTests : IDisposable
{
    private const string Address = TestProcess.Organization + "_apis/things";
    private const string MayBeDone = "The change may already have been made: check before you retry";

    private readonly TestProcess _process = new();
    private readonly RequestTrace _trace = new();

    public void Dispose() => _process.Dispose();

    // Time limit by verb; the first is our own of 100 s, the second that of -TimeoutSec.
    [Theory]
    [InlineData("GET", 3000, false, 5)]
    [InlineData("POST", 3000, true, 1)]
    [InlineData("PATCH", 3000, true, 1)]
    [InlineData("PUT", 3000, true, 5)]
    [InlineData("DELETE", 3000, true, 5)]
    [InlineData("GET", 4, false, 1)]
    [InlineData("POST", 4, true, 1)]
    [InlineData("PATCH", 4, true, 1)]
    [InlineData("PUT", 4, true, 1)]
    [InlineData("DELETE", 4, true, 1)]
    public async Task TimeLimit_OfAChangeUnderWay_SaysThatItMayBeDone(string verb, int seconds, bool mayBeDone, int times)
    {
        _process.Server.On(new HttpMethod(verb), Address, (_, stop) =>
        {
            Task<HttpResponseMessage> never = new Hanging().WaitAsync<HttpResponseMessage>(stop);
            _process.Clock.Advance(TimeSpan.FromSeconds(Math.Min(seconds, 100)));
            return never;
        });

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(verb, seconds));

        Assert.Equal((ErrorIds.TimedOut, times), (failure.ErrorId, _process.Server.Requests.Count));
        Assert.Equal(mayBeDone, failure.RecommendedAction.StartsWith(MayBeDone, StringComparison.Ordinal));
        Assert.Equal(!mayBeDone, failure.RecommendedAction.StartsWith("Retry", StringComparison.Ordinal));
    }

    // No try was answered, or each was by a failure that says nothing of what was done: by verb, how it failed, and how often it was sent.
    [Theory]
    [InlineData("GET", 0, false, 5)]
    [InlineData("GET", 500, false, 5)]
    [InlineData("POST", 0, true, 1)]
    [InlineData("POST", 500, true, 1)]
    [InlineData("PUT", 0, true, 5)]
    [InlineData("PUT", 500, true, 5)]
    [InlineData("DELETE", 0, true, 5)]
    [InlineData("DELETE", 500, true, 5)]
    public async Task NoTryWentWell_OfAChange_SaysThatItMayBeDone(string verb, int status, bool mayBeDone, int times)
    {
        _process.Server.On(
            new HttpMethod(verb),
            Address,
            _ => status > 0 ? Answer.Empty(status) : throw new HttpRequestException("broken", new IOException("reset"))
        );

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(verb, 3000));

        Assert.Equal((ErrorIds.Transient, times), (failure.ErrorId, _process.Server.Requests.Count));
        Assert.Equal(mayBeDone, failure.RecommendedAction.StartsWith(MayBeDone, StringComparison.Ordinal));
    }

    // The time went by before anything was sent: while a token was fetched.
    [Fact]
    public async Task TimeLimit_OfAChangeThatWasNotSent_DoesNotSaySo()
    {
        _process.Source = new FakeSource(async (_, stop) =>
        {
            Task never = Task.Delay(Timeout.Infinite, stop);
            _process.Clock.Advance(TimeSpan.FromSeconds(4));
            await never;
            throw new InvalidOperationException("There was no wait.");
        });

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync("POST", 4));

        Assert.Equal(ErrorIds.TimedOut, failure.ErrorId);
        Assert.StartsWith("Retry", failure.RecommendedAction);
        Assert.Empty(_process.Server.Requests);
    }

    // The first try has deleted it: that is what the second one finds.
    [Theory]
    [InlineData(500, true)]
    [InlineData(0, true)]
    [InlineData(429, false)]
    public async Task NotFound_OfADeletionThatWasTriedBefore_SaysWhy(int first, bool isSaid)
    {
        int asked = 0;
        _process.Server.On(HttpMethod.Delete, Address, _ => ++asked > 1 ? Answer.Empty(404).With("X-VSS-UserData", "9:build")
            : first == 0 ? throw new HttpRequestException("broken", new IOException("reset"))
            : Answer.Empty(first).With("Retry-After", "1"));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync("DELETE", 300));

        Assert.Equal((ErrorIds.NotFound, 2), (failure.ErrorId, asked));
        Assert.Equal(
            isSaid,
            failure.RecommendedAction.StartsWith("An earlier attempt got no response and may have deleted it", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task NotFound_OfAReadingThatWasTriedBefore_IsJustThat()
    {
        int asked = 0;
        _process.Server.OnGet(Address, _ => ++asked > 1 ? Answer.Empty(404) : Answer.Empty(500));

        Assert.DoesNotContain("earlier try", (await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync("GET", 300))).Message);
    }

    private Task<HttpResponseMessage> SendAsync(string verb, double seconds) =>
        _process
            .Product.Client.SendAsync(
                _process.Session(),
                new ServiceRequest("_apis/things", "the things") { Method = new HttpMethod(verb) },
                _trace.Within(seconds),
                default
            )
            .OrFail();
}
