using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http;

namespace AdoEntra.Core.Tests.Requests;

/// <summary>An operation that is there as a preview only, where that was not known before.</summary>
public sealed class PreviewVersionTests : IDisposable
{
    private const string Address = TestProcess.Organization + "_apis/things";
    private const string Wanted = """
        {"message":"The requested version \"7.1\" of the resource is under preview. The -preview flag must be supplied in the api-version for such requests.","typeKey":"VssInvalidPreviewVersionException"}
        """;

    private static readonly ServiceRequest s_things = new("_apis/things", "the things") { ChoosesVersion = true };

    private readonly TestProcess _process = new();
    private readonly RequestTrace _trace = new();

    public PreviewVersionTests() => Answers("GET", static version => version.Contains("-preview"));

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task PreviewOnly_IsAskedForAsThat_AndRemembered()
    {
        await SendAsync(s_things);
        await SendAsync(s_things with { Route = "_apis/things?page=2" });

        Assert.Equal(["7.1", "7.1-preview", "7.1-preview"], Versions);
        Assert.Contains("The API of the things is available only as a preview: retrying with 7.1-preview.", _trace.VerboseTexts);
    }

    [Fact]
    public async Task AnotherPath_IsAnotherThing()
    {
        _process.Server.OnGet(TestProcess.Organization + "_apis/others", static _ => Answer.Json("{}"));
        await SendAsync(s_things);

        await SendAsync(s_things with { Route = "_apis/others" });

        Assert.Equal("7.1", Versions.Last());
    }

    // The service refused before it did anything.
    [Fact]
    public async Task Change_IsSentAgainToo_WithItsBody()
    {
        Answers("POST", static version => version == "7.1-preview");

        await SendAsync(s_things with { Method = HttpMethod.Post, Body = new BytesBody("the body"u8.ToArray(), "text/plain") });

        Assert.Equal(["the body", "the body"], _process.Server.Requests.Select(static request => request.Body));
    }

    [Fact]
    public async Task RefusedAsAPreviewToo_IsAnError_AndNoLoop()
    {
        Answers("GET", static _ => false);

        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(s_things));

        Assert.Equal((ErrorIds.InvalidRequest, "VssInvalidPreviewVersionException"), (failure.ErrorId, failure.TypeKey));
        Assert.Equal(["7.1", "7.1-preview"], Versions);
    }

    // A request that was refused is sent again, whatever others have learned meanwhile.
    [Fact]
    public async Task RefusedWhileAnotherLearnsIt_IsAskedAgainAllTheSame()
    {
        bool isFirst = true;
        _process.Server.On(HttpMethod.Get, Address, async (request, _) =>
        {
            bool isPreview = request.Header("Accept")!.Contains("-preview");
            if (!isPreview && isFirst)
            {
                isFirst = false;

                // Comes and goes before this one has its answer.
                await SendAsync(s_things);
            }

            return isPreview ? Answer.Json("{}") : Answer.Json(Wanted, 400);
        });

        await SendAsync(s_things);

        Assert.Equal(["7.1", "7.1", "7.1-preview", "7.1-preview"], Versions);
    }

    [Fact]
    public async Task ManyAtOnce_AllGetTheirAnswer()
    {
        var gate = new TaskCompletionSource<bool>();
        int waiting = 0;
        _process.Server.On(HttpMethod.Get, Address, async (request, _) =>
        {
            if (request.Header("Accept")!.Contains("-preview")) return Answer.Json("{}");
            if (Interlocked.Increment(ref waiting) == 8) gate.TrySetResult(true);
            await gate.Task;
            return Answer.Json(Wanted, 400);
        });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(s_things)));

        Assert.Equal(16, Versions.Count());
    }

    // A version that was given is used.
    [Fact]
    public async Task VersionOfTheUser_IsNotChanged()
    {
        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(s_things with { ChoosesVersion = false }));

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains("-preview flag", failure.Message);
        Assert.Equal(["7.1"], Versions);
    }

    [Fact]
    public async Task AnotherRefusal_IsNoReasonForAPreview()
    {
        _process.Server.OnGet(
            Address,
            static _ => Answer.Json("""{"message":"The -preview flag must be supplied","typeKey":"VssPropertyValidationException"}""", 400)
        );

        await Assert.ThrowsAsync<AdoServiceException>(() => SendAsync(s_things));

        Assert.Equal(["7.1"], Versions);
    }

    private IEnumerable<string> Versions =>
        _process.Server.Requests.Select(static request => request.Header("Accept")!.Replace(" ", "").Split('=')[1]);

    private void Answers(string verb, Func<string, bool> accepts) =>
        _process.Server.On(
            new HttpMethod(verb),
            Address,
            request => accepts(request.Header("Accept")!.Replace(" ", "").Split('=')[1]) ? Answer.Json("{}") : Answer.Json(Wanted, 400)
        );

    private async Task SendAsync(ServiceRequest request)
    {
        using HttpResponseMessage response = await _process
            .Product.Client.SendAsync(_process.Session(), request, _trace.Within(300), default)
            .OrFail();
        Assert.Equal(200, (int)response.StatusCode);
    }
}
