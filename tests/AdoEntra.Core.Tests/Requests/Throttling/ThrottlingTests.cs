using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Requests.Model;

namespace AdoEntra.Core.Tests.Requests.Throttling;

/// <summary>The pace that the service asks for, and who keeps it.</summary>
public sealed class ThrottlingTests : IDisposable
{
    private const string Address = TestProcess.Organization + "_apis/things";
    private static readonly ServiceRequest s_things = new("_apis/things", "the things");

    private readonly TestProcess _process = new();
    private readonly RequestTrace _trace = new();

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task RetryAfterOnAGoodAnswer_SlowsTheNextCall()
    {
        _process.Server.OnGet(
            Address,
            static _ => Answer.Json("{}").With("Retry-After", "12").With("X-RateLimit-Resource", "TSTUs").With("X-RateLimit-Delay", "1.5")
        );

        (await SendAsync(_process.Session())).Dispose();
        Assert.Empty(_process.Clock.Waits);
        (await SendAsync(_process.Session())).Dispose();

        Assert.Equal(12, Assert.Single(_process.Clock.Waits).TotalSeconds);
        Assert.Contains("Azure DevOps delayed the response by 1.5 s and requires a pause of 12 s (TSTUs).", _trace.VerboseTexts);
    }

    [Fact]
    public async Task RetryAfter_OfARefusal_SlowsTheNextCallToo()
    {
        _process.Server.OnGet(Address, static _ => Answer.Empty(404).With("Retry-After", "9"));

        await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(_process.Session()));
        await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(_process.Session()));

        Assert.Equal(9, Assert.Single(_process.Clock.Waits).TotalSeconds);
    }

    [Fact]
    public async Task RetryAfter_TimerThatEndsTooEarly_IsWaitedForToItsEndAndToldOnce()
    {
        _process.Clock.EndsEarlyBy = TimeSpan.FromTicks(4_000);
        int asked = 0;
        _process.Server.OnGet(Address, _ => ++asked == 1 ? Answer.Empty(429).With("Retry-After", "2") : Answer.Json("{}"));

        (await SendAsync(_process.Session())).Dispose();

        Assert.Equal([2000, 1], _process.Clock.Milliseconds);
        Assert.Single(_trace.VerboseTexts, static text => text.Contains("is throttling this identity: waiting"));
    }

    [Fact]
    public async Task RetryAfter_AsADate_IsTheTimeUntilThen()
    {
        string date = (_process.Clock.Now + TimeSpan.FromSeconds(30)).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        int asked = 0;
        _process.Server.OnGet(Address, _ => ++asked == 1 ? Answer.Empty(429).With("Retry-After", date) : Answer.Json("{}"));

        (await SendAsync(_process.Session())).Dispose();

        Assert.Equal(30, Assert.Single(_process.Clock.Waits).TotalSeconds);
    }

    [Fact]
    public async Task Reset_CountsWhereNothingElseIsSaid()
    {
        string reset = (_process.Clock.Now + TimeSpan.FromSeconds(45))
            .ToUnixTimeSeconds()
            .ToString(System.Globalization.CultureInfo.InvariantCulture);
        int asked = 0;
        _process.Server.OnGet(
            Address,
            _ => ++asked == 1 ? Answer.Empty(429).With("X-RateLimit-Reset", reset) : Answer.Json("{}").With("X-RateLimit-Reset", reset)
        );

        (await SendAsync(_process.Session())).Dispose();
        (await SendAsync(_process.Session())).Dispose();

        // On a good answer it only says when nothing will be left of what was used.
        Assert.Equal(45, Assert.Single(_process.Clock.Waits).TotalSeconds, 0);
    }

    [Fact]
    public async Task Pace_IsOfOneIdentityInOneOrganization()
    {
        _process.Server.OnGet(Address, static _ => Answer.Json("{}").With("Retry-After", "12"));
        (await SendAsync(_process.Session())).Dispose();

        (await SendAsync(_process.Session(new TestSignIn("another", _process.Source)))).Dispose();
        Assert.Empty(_process.Clock.Waits);

        (await SendAsync(_process.Session(new TestSignIn("another", _process.Source)))).Dispose();
        Assert.Single(_process.Clock.Waits);
    }

    [Fact]
    public async Task Pace_OfAnotherOrganization_IsItsOwn()
    {
        const string Other = "https://dev.azure.com/fabrikam/_apis/things";
        _process.Server.OnGet(Address, static _ => Answer.Json("{}").With("Retry-After", "12"));
        _process.Server.OnGet(Other, static _ => Answer.Json("{}"));
        ServiceSession here = _process.Session();
        (await SendAsync(here)).Dispose();

        (await SendAsync(here with { Address = ServiceAddress.Create("fabrikam", null) })).Dispose();
        Assert.Empty(_process.Clock.Waits);

        // The name of an organization is the same in any case.
        _process.Server.OnGet("https://dev.azure.com/CONTOSO/_apis/things", static _ => Answer.Json("{}"));
        (await SendAsync(here with { Address = ServiceAddress.Create("CONTOSO", null) })).Dispose();
        Assert.Equal(12, Assert.Single(_process.Clock.Waits).TotalSeconds);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("0")]
    public async Task RetryAfter_ThatMakesNoSense_DoesNoHarm(string value)
    {
        _process.Server.OnGet(
            Address,
            _ =>
                Answer
                    .Json("{}")
                    .With("Retry-After", value)
                    .With("X-RateLimit-Delay", "NaN")
                    .With("X-RateLimit-Reset", "99999999999999999999")
        );

        (await SendAsync(_process.Session())).Dispose();
        (await SendAsync(_process.Session())).Dispose();

        Assert.DoesNotContain(_process.Clock.Waits, static wait => wait > TimeSpan.Zero);
    }

    // A store knows no identity: who downloads slowly may still list.
    [Fact]
    public async Task Pace_OfAStore_IsOfThatDownloadAlone()
    {
        const string Store = "https://contents.blob.core.windows.net/c/b?sig=hush";
        int asked = 0;
        _process.Server.OnGet(Address, static _ => Answer.Empty(302).With("Location", Store));
        _process.Server.OnGet(Store, _ => ++asked == 1 ? Answer.Empty(503).With("Retry-After", "7") : Answer.Json("{}"));
        _process.Server.OnGet(TestProcess.Organization + "_apis/others", static _ => Answer.Json("{}"));

        (
            await _process
                .Product.Client.SendAsync(_process.Session(), s_things with { IsDownload = true }, _trace.Within(300), default)
                .OrFail()
        ).Dispose();
        (
            await _process
                .Product.Client.SendAsync(_process.Session(), new ServiceRequest("_apis/others", "the others"), _trace.Within(300), default)
                .OrFail()
        ).Dispose();

        Assert.Equal(7, Assert.Single(_process.Clock.Waits).TotalSeconds);
        Assert.Contains("Azure DevOps is throttling this download: waiting 7 s before the request for the things.", _trace.VerboseTexts);
    }

    // A storage host that stays out of order is tried as often as the service, at its own pace, and told as what it is.
    [Theory]
    [InlineData(503, "7", 4)]
    [InlineData(503, null, 4)]
    [InlineData(429, "7", 4)]
    public async Task Store_OutOfOrder_IsTriedAgain_AndNotTakenForTheService(int status, string? retryAfter, int waits)
    {
        const string Store = "https://contents.blob.core.windows.net/c/b?sig=hush";
        _process.Server.OnGet(Address, static _ => Answer.Empty(302).With("Location", Store));
        _process.Server.OnGet(Store, _ => retryAfter is null ? Answer.Empty(status) : Answer.Empty(status).With("Retry-After", retryAfter));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() =>
            _process.Product.Client.SendAsync(_process.Session(), s_things with { IsDownload = true }, _trace.Within(300), default).OrFail()
        );

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.Contains($"The storage host of the things is unavailable ({status})", failure.Summary);
        Assert.Equal(waits, _process.Clock.Waits.Count);
        if (retryAfter is not null) Assert.All(_process.Clock.Waits, static wait => Assert.Equal(7, wait.TotalSeconds));
    }

    // A part of a second is a time too; .NET reads whole ones only.
    [Theory]
    [InlineData("POST", 503)]
    [InlineData("POST", 429)]
    [InlineData("GET", 503)]
    public async Task RetryAfter_WithAFraction_IsWaitedFor(string verb, int status)
    {
        int asked = 0;
        _process.Server.On(
            new HttpMethod(verb),
            Address,
            _ => ++asked == 1 ? Answer.Empty(status).With("Retry-After", "1.5") : Answer.Json("{}")
        );

        (
            await _process
                .Product.Client.SendAsync(_process.Session(), s_things with { Method = new HttpMethod(verb) }, _trace.Within(300), default)
                .OrFail()
        ).Dispose();

        Assert.Equal((2, 1.5), (asked, Assert.Single(_process.Clock.Waits).TotalSeconds));
    }

    // The gate is closed for an hour; what the service has asked for is said as it is.
    [Fact]
    public async Task RetryAfter_OfADay_IsToldAsThat()
    {
        _process.Server.OnGet(
            Address,
            static _ =>
                Answer
                    .Json("""{"message":"TF400733: blocked, namespace 'IPAddress'"}""", 429)
                    .With("Retry-After", "99999")
                    .With("X-RateLimit-Resource", "TSTUs")
        );

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(_process.Session()));

        Assert.Equal((ErrorIds.Throttled, TimeSpan.FromSeconds(99999)), (failure.ErrorId, failure.RetryAfter));
        Assert.Contains("is throttling all requests from this network address", failure.Summary);
        Assert.Contains("the next request is allowed in 99999 s", failure.Summary);
        Assert.Contains("Limit reached: TSTUs.", failure.Summary);
        Assert.InRange(
            _process.Product.Client.Begin(_process.Session(), s_things, _trace.Within(300)).Throttle.Wait.TotalSeconds,
            3599,
            3600
        );
    }

    // The second call reports what is left, who requested it, and when it is over.
    [Fact]
    public async Task LongWait_IsToldToTheNextCallToo()
    {
        const string Other = TestProcess.Organization + "_apis/others";
        _process.Server.OnGet(
            Address,
            static _ =>
                Answer.Json("""{"message":"TF400733: blocked"}""", 429).With("Retry-After", "9000").With("X-RateLimit-Resource", "TSTUs")
        );
        _process.Server.OnGet(Other, static _ => Answer.Json("{}"));
        ServiceSession session = _process.Session();
        string until = (_process.Clock.Now + TimeSpan.FromSeconds(9000)).UtcDateTime.ToString(
            "yyyy-MM-dd HH:mm:ss",
            System.Globalization.CultureInfo.InvariantCulture
        );
        await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(session));
        _process.Clock.Advance(TimeSpan.FromSeconds(100));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() =>
            _process
                .Product.Client.SendAsync(session, new ServiceRequest("_apis/others", "the others"), _trace.Within(300), default)
                .OrFail()
        );

        Assert.Equal(
            $"Azure DevOps is throttling this identity (429): the next request is allowed in 8900 s (at {until} UTC, according to "
                + "the response of dev.azure.com for the things), and "
                + "the time for the others is 300 s (-TimeoutSec). Limit reached: TSTUs. Azure DevOps said: TF400733: blocked.",
            failure.Summary
        );
        Assert.Equal((429, TimeSpan.FromSeconds(8900)), (failure.StatusCode, failure.RetryAfter));
        Assert.StartsWith($"Retry after {until} UTC", failure.RecommendedAction);
        Assert.Single(_process.Server.Requests);
    }

    [Fact]
    public async Task BlockedForEver_Ends()
    {
        _process.Server.OnGet(Address, static _ => Answer.Empty(429));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(_process.Session()));

        Assert.Equal(ErrorIds.Throttled, failure.ErrorId);
        Assert.InRange(_process.Server.Requests.Count, 5, 21);
        Assert.InRange(_process.Clock.Waits.Sum(static wait => wait.TotalSeconds), 60, 300);
    }

    // Each wait is short enough: it is their number that ends it.
    [Fact]
    public async Task BlockedAgainAndAgain_EndsAfterTwentyWaits()
    {
        _process.Server.OnGet(Address, static _ => Answer.Empty(429).With("Retry-After", "1"));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(_process.Session()));

        Assert.Equal((ErrorIds.Throttled, 429), (failure.ErrorId, failure.StatusCode));
        Assert.Equal(21, _process.Server.Requests.Count);
        Assert.Equal(Enumerable.Repeat(1.0, 20), _process.Clock.Waits.Select(static wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task Wait_LastsAsLongAsAsked()
    {
        _process.Clock.HoldsWaits = true;
        int asked = 0;
        _process.Server.OnGet(Address, _ => ++asked == 1 ? Answer.Empty(429).With("Retry-After", "5") : Answer.Json("{}"));
        Task<HttpResponseMessage> sent = SendAsync(_process.Session());
        Assert.Equal(5, (await _process.Clock.UnderWay.OrFail()).TotalSeconds);

        _process.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal((false, 1, 1), (sent.IsCompleted, asked, _trace.Unended));
        _process.Clock.Advance(TimeSpan.FromSeconds(0.1));

        (await sent).Dispose();
        Assert.Equal((2, 0), (asked, _trace.Unended));
    }

    // The second is too short to be reported.
    [Theory]
    [InlineData(429, "5", 1)]
    [InlineData(503, null, 0)]
    public async Task Wait_UnderWay_CanBeCancelled(int status, string? retryAfter, int told)
    {
        _process.Clock.HoldsWaits = true;
        _process.Server.OnGet(
            Address,
            _ => retryAfter is null ? Answer.Empty(status) : Answer.Empty(status).With("Retry-After", retryAfter)
        );
        using var stop = new CancellationTokenSource();
        Task<HttpResponseMessage> sent = _process.Product.Client.SendAsync(_process.Session(), s_things, _trace.Within(300), stop.Token);
        await _process.Clock.UnderWay.OrFail();
        Assert.Equal(told, _trace.Unended);

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent.OrFail());
        Assert.Single(_process.Server.Requests);
        Assert.Equal(0, _trace.Unended);
    }

    [Fact]
    public async Task Wait_CancelledBefore_IsNone()
    {
        using var stop = new CancellationTokenSource();
        _process.Server.OnGet(Address, _ =>
        {
            stop.Cancel();
            return Answer.Empty(429).With("Retry-After", "5");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _process.Product.Client.SendAsync(_process.Session(), s_things, _trace.Within(300), stop.Token).OrFail()
        );

        Assert.Single(_process.Server.Requests);
        Assert.Equal(0, _trace.Unended);
    }

    private Task<HttpResponseMessage> SendAsync(ServiceSession session) =>
        _process.Product.Client.SendAsync(session, s_things, _trace.Within(300), default).OrFail();
}
