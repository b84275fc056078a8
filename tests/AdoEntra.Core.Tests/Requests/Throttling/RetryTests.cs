using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Requests.Model;

namespace AdoEntra.Core.Tests.Requests.Throttling;

/// <summary>Which requests are sent again after which failures, how often, and when.</summary>
public sealed class RetryTests : IDisposable
{
    private const string Address = TestProcess.Organization + "_apis/things";

    private readonly TestProcess _process = new();
    private readonly RequestTrace _trace = new();

    public void Dispose() => _process.Dispose();

    public static TheoryData<string, bool, int, string?, int> Rows => new()
    {
        // verb, is a query, status, Retry-After, how often it is sent while the status stays
        { "GET", false, 408, null, 5 },
        { "GET", false, 500, null, 5 },
        { "GET", false, 502, null, 5 },
        { "GET", false, 503, null, 5 },
        { "GET", false, 504, null, 5 },
        { "GET", false, 501, null, 1 },
        { "GET", false, 505, null, 1 },
        { "HEAD", false, 503, null, 5 },
        { "OPTIONS", false, 503, null, 5 },
        { "PUT", false, 503, null, 5 },
        { "DELETE", false, 500, null, 5 },
        { "POST", false, 500, null, 1 },
        { "POST", false, 503, null, 1 },
        { "POST", false, 408, null, 1 },
        { "POST", true, 503, null, 5 },
        { "PATCH", false, 502, null, 1 },
        { "GET", false, 404, null, 1 },
        { "POST", false, 409, null, 1 },

        // With a word for how long, 429 and 503 were refused at the door; with anything else it only slows the next one.
        { "POST", false, 503, "2", 21 },
        { "PATCH", false, 503, "2", 21 },
        { "DELETE", false, 503, "2", 21 },
        { "GET", false, 503, "2", 21 },
        { "POST", false, 429, "2", 21 },
        { "POST", false, 429, null, 0 },
        { "POST", false, 503, "soon", 1 },
        { "POST", false, 500, "2", 1 },
        { "POST", false, 502, "2", 1 },
        { "POST", false, 408, "2", 1 },
        { "GET", false, 500, "2", 5 },
        { "GET", false, 404, "2", 1 },
        { "POST", false, 409, "2", 1 },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Status_ThatStays_IsAskedForSoOften(string verb, bool isQuery, int status, string? retryAfter, int times)
    {
        Answers(verb, _ => retryAfter is null ? Answer.Empty(status) : Answer.Empty(status).With("Retry-After", retryAfter));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(verb, isQuery));

        Assert.Equal(status, failure.StatusCode);
        bool isThrottling = failure.ErrorId == ErrorIds.Throttled;
        if (times > 0)
            Assert.Equal(times, _process.Server.Requests.Count);
        else
            Assert.True(
                isThrottling && _process.Server.Requests.Count > 5,
                $"{failure.ErrorId} after {_process.Server.Requests.Count} requests."
            );
        Assert.Equal(isThrottling, times is 0 or 21);
        if (retryAfter is null or "soon")
            Assert.Equal(isThrottling ? 0 : times - 1, _trace.VerboseTexts.Count(static text => text.Contains("Retrying in")));
        else
            Assert.Equal(times - 1, _process.Clock.Waits.Count(static wait => wait.TotalSeconds >= 2));
        if (isThrottling && retryAfter is not null)
            Assert.All(_process.Clock.Waits, static wait => Assert.Equal(2, wait.TotalSeconds));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Throttled_IsSentAgainWhateverItIs(string verb)
    {
        int asked = 0;
        Answers(
            verb,
            _ =>
                ++asked < 4
                    ? Answer
                        .Json("""{"message":"TF400733: The request has been canceled"}""", asked == 2 ? 503 : 429)
                        .With("Retry-After", "7")
                    : Answer.Json("{}")
        );

        using HttpResponseMessage response = await SendAsync(verb);

        Assert.Equal(4, asked);
        Assert.Equal([7, 7, 7], _process.Clock.Waits.Select(static wait => wait.TotalSeconds));
        Assert.Equal(3, _trace.Waits.Count);
        Assert.Equal(0, _trace.Unended);
        Assert.All(
            _trace.Waits,
            static wait =>
                Assert.Equal("Azure DevOps is throttling this identity: waiting 7 s before the request for the things.", wait.Why)
        );
    }

    [Fact]
    public async Task Pauses_GrowAndAreNotAllTheSame()
    {
        Answers("GET", static _ => Answer.Empty(503));

        await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync("GET"));

        double[] pauses = [.. _process.Clock.Waits.Select(static wait => wait.TotalSeconds)];
        Assert.Equal(4, pauses.Length);
        for (int i = 0; i < 4; i++) Assert.InRange(pauses[i], 0.5 * Math.Pow(2, i) * 0.75, 0.5 * Math.Pow(2, i) * 1.25);
        Assert.NotEqual(pauses[0] * 2, pauses[1]);
    }

    [Fact]
    public async Task Repetition_ThatHelps_GivesTheAnswer()
    {
        int asked = 0;
        Answers("GET", _ => ++asked < 3 ? Answer.Empty(502) : Answer.Json("{}"));

        using HttpResponseMessage response = await SendAsync("GET");

        Assert.Equal((3, 200), (asked, (int)response.StatusCode));
    }

    [Fact]
    public async Task Repetitions_EndWithTheTime()
    {
        Answers("GET", static _ => Answer.Empty(503));

        await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync("GET", seconds: 2));

        // 0.5 and 1 s, give or take a quarter; the next, of 2 s, would end too late.
        Assert.Equal(3, _process.Server.Requests.Count);
    }

    // Where another component's limit expires later, the cause is reported before: another try has to begin within less than the whole
    // time.
    [Fact]
    public async Task Repetitions_EndWithTheTimeForTries()
    {
        Answers("GET", static _ => Answer.Empty(503));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync("GET", patience: 2));

        Assert.Equal((ErrorIds.Transient, 503), (failure.ErrorId, failure.StatusCode));
        Assert.Equal(3, _process.Server.Requests.Count);
    }

    // And never more than that, whatever the time for tries.
    [Fact]
    public async Task Repetitions_EndWithTheWholeTime()
    {
        Answers("GET", static _ => Answer.Empty(503));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync("GET", seconds: 2, patience: 300));

        Assert.Equal(ErrorIds.TimedOut, failure.ErrorId);
        Assert.Contains("timed out after 2 s", failure.Message);
        Assert.Equal(TimeSpan.FromSeconds(2), _process.Clock.Now - new TestClock().Now);
    }

    // It may have been done: that is unknown.
    [Theory]
    [InlineData("GET", false, 5)]
    [InlineData("PUT", false, 5)]
    [InlineData("DELETE", false, 5)]
    [InlineData("POST", true, 5)]
    [InlineData("POST", false, 1)]
    [InlineData("PATCH", false, 1)]
    public async Task Silence_IsAskedAgainOnlyWhereThatDoesNoHarm(string verb, bool isQuery, int times)
    {
        _process.Server.On(new HttpMethod(verb), Address, (_, stop) =>
        {
            Task<HttpResponseMessage> never = new Hanging().WaitAsync<HttpResponseMessage>(stop);
            _process.Clock.Advance(RequestSender.ResponseLimit);
            return never;
        });

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(verb, isQuery, seconds: 3000));

        Assert.Equal(ErrorIds.TimedOut, failure.ErrorId);
        Assert.Contains("timed out after 100 s", failure.Message);
        Assert.Equal(times, _process.Server.Requests.Count);
    }

    [Theory]
    [InlineData("GET", 5)]
    [InlineData("POST", 1)]
    public async Task ConnectionThatBreaks_IsTriedAgainOnlyWhereThatDoesNoHarm(string verb, int times)
    {
        Answers(verb, static _ => throw new HttpRequestException("broken", new IOException("reset")));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(verb));

        Assert.Equal(times, _process.Server.Requests.Count);
        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.Equal(verb == "POST", failure.RecommendedAction.Contains("may already have been made"));
    }

    [Fact]
    public async Task BodyOfARepeatedRequest_IsSentAgain()
    {
        List<string?> bodies = [];
        Answers("POST", request =>
        {
            bodies.Add(request.Body);
            return bodies.Count == 1 ? Answer.Empty(401) : Answer.Json("{}");
        });

        using HttpResponseMessage response = await SendAsync("POST");

        Assert.Equal(["the body", "the body"], bodies);
    }

    [Fact]
    public async Task Wait_ThatIsTooLong_IsTheErrorAtOnce()
    {
        Answers(
            "GET",
            static _ =>
                Answer
                    .Json("""{"message":"TF400733: The request has been canceled"}""", 429)
                    .With("Retry-After", "619")
                    .With("ActivityId", "a-1")
        );

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync("GET", seconds: 60));

        Assert.Equal(ErrorIds.Throttled, failure.ErrorId);
        Assert.Contains("the next request is allowed in 619 s", failure.Message);
        Assert.Contains("is 60 s (-TimeoutSec)", failure.Message);
        Assert.Contains("TF400733", failure.Message);
        Assert.Equal(
            (429, "TF400733", "a-1", TimeSpan.FromSeconds(619)),
            (failure.StatusCode, failure.ServiceCode, failure.ActivityId, failure.RetryAfter)
        );
        Assert.Single(_process.Server.Requests);
        Assert.Empty(_process.Clock.Waits);
    }

    [Fact]
    public async Task Wait_BeyondTheTimeForTries_IsTheErrorAtOnce()
    {
        Answers("GET", static _ => Answer.Empty(429).With("Retry-After", "7"));

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync("GET", patience: 5));

        Assert.Equal((ErrorIds.Throttled, TimeSpan.FromSeconds(7)), (failure.ErrorId, failure.RetryAfter));
        Assert.Contains("is 5 s (-TimeoutSec)", failure.Message);
        Assert.Single(_process.Server.Requests);
        Assert.Empty(_process.Clock.Waits);
    }

    private void Answers(string verb, Func<RecordedRequest, HttpResponseMessage> answer) =>
        _process.Server.On(new HttpMethod(verb), Address, answer);

    private Task<HttpResponseMessage> SendAsync(string verb, bool isQuery = false, double seconds = 300, double? patience = null)
    {
        var request = new ServiceRequest("_apis/things", "the things")
        {
            Method = new HttpMethod(verb),
            IsQuery = isQuery,
            Body = verb is "POST" or "PATCH" or "PUT" ? new BytesBody(System.Text.Encoding.UTF8.GetBytes("the body"), "text/plain") : null,
        };
        RequestContext context = _trace.Within(seconds);
        if (patience is { } time) context = context with { RetryWindow = TimeSpan.FromSeconds(time) };
        return _process.Product.Client.SendAsync(_process.Session(), request, context, default).OrFail();
    }
}
