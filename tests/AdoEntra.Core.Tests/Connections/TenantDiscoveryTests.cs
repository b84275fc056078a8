using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Core.Tests.Connections;

/// <summary>What an organization reports as its tenant (protocol 3.2).</summary>
public sealed class TenantDiscoveryTests : IDisposable
{
    private const string One = "11111111-2222-3333-4444-555555555555";
    private const string Two = "99999999-8888-7777-6666-555555555555";
    private const string Zero = "00000000-0000-0000-0000-000000000000";
    private readonly TestProcess _process = new();
    private readonly TenantDiscovery _discovery;

    public TenantDiscoveryTests() => _discovery = new TenantDiscovery(_process.Product.Client, _process.Clock.ForRequests());

    public void Dispose() => _process.Dispose();

    // Lines of WWW-Authenticate, lines of X-VSS-ResourceTenant (both separated by a bar); the tenant, whether there is none.
    [Theory]
    [InlineData("", One, One, false)]
    [InlineData("", "{11111111-2222-3333-4444-555555555555}", One, false)]
    [InlineData("", " 11111111-2222-3333-4444-555555555555 ", One, false)]
    [InlineData("", Two + "," + One, Two, false)]
    [InlineData("", Zero + "," + One, One, false)]
    [InlineData("", Zero + ", " + One, One, false)]
    [InlineData("", Zero + "|" + One, One, false)]
    [InlineData("", One + "|" + Zero, One, false)]
    [InlineData("", "not-a-guid," + One, One, false)]
    [InlineData("", Zero, null, true)]
    [InlineData("", Zero + "," + Zero, null, true)]
    [InlineData("", "not-a-guid," + Zero, null, true)]
    [InlineData("", "not-a-guid", null, false)]
    [InlineData("", "", null, false)]
    [InlineData("Bearer authorization_uri=https://login.microsoftonline.com/" + One, "", One, false)]
    [InlineData("Bearer authorization_uri=\"https://login.microsoftonline.com/" + One + "\"", "", One, false)]
    [InlineData("bearer Authorization_Uri=https://login.microsoftonline.us/" + One, "", One, false)]
    [InlineData(
        "Basic realm=\"https://tfsprodweu1.visualstudio.com/\"|Bearer authorization_uri=https://login.microsoftonline.com/"
            + One
            + "|TFS-Federated",
        "",
        One,
        false
    )]
    [InlineData(
        "Bearer authorization_uri=https://login.microsoftonline.com/"
            + One
            + ", Basic realm=\"https://tfsprodweu1.visualstudio.com/\", TFS-Federated",
        "",
        One,
        false
    )]
    [InlineData(
        "Basic realm=\"https://tfsprodweu1.visualstudio.com/\", TFS-Federated, Bearer authorization_uri=https://login.microsoftonline.com/"
            + One,
        "",
        One,
        false
    )]
    // The challenge goes before the header, unless it says nothing.
    [InlineData("Bearer authorization_uri=https://login.microsoftonline.com/" + One, Two, One, false)]
    [InlineData("Bearer authorization_uri=https://login.microsoftonline.com/" + One, Zero, One, false)]
    [InlineData("Bearer authorization_uri=https://login.microsoftonline.com/" + Zero, Two, Two, false)]
    [InlineData("Bearer authorization_uri=https://login.microsoftonline.com/common", Two, Two, false)]
    [InlineData("Bearer", Two, Two, false)]
    [InlineData("Basic authorization_uri=https://login.microsoftonline.com/" + One, Two, Two, false)]
    [InlineData("Bearer authorization_uri=http://login.microsoftonline.com/" + One, Two, Two, false)]
    [InlineData("Basic realm=\"https://tfsprodweu1.visualstudio.com/\"", "", null, false)]
    public void Read_Headers_TellTheTenant(string challenges, string tenants, string? tenant, bool none)
    {
        using HttpResponseMessage response = Answer.Empty(401);
        foreach (string challenge in challenges.Split(['|'], StringSplitOptions.RemoveEmptyEntries))
            response.With("WWW-Authenticate", challenge);
        foreach (string value in tenants.Split(['|'], StringSplitOptions.RemoveEmptyEntries))
            response.With("X-VSS-ResourceTenant", value);

        Assert.Equal(new OrganizationTenant(tenant, none), TenantDiscovery.Read(response.Headers));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task Discover_AnyStatus_LooksAtTheHeadersOnly(int status)
    {
        _process.Server.On(HttpMethod.Head, TestProcess.Organization, _ => Answer.Empty(status).With("X-VSS-ResourceTenant", One));

        OrganizationTenant tenant = await DiscoverAsync();

        Assert.Equal(One, tenant.TenantId);
        RecordedRequest request = Assert.Single(_process.Server.Requests);
        Assert.Null(request.Header("Authorization"));
        Assert.Empty(_process.Source.Requests);
    }

    [Fact]
    public async Task Discover_Found_IsRemembered()
    {
        _process.Server.On(HttpMethod.Head, TestProcess.Organization, static _ => Answer.Empty(401).With("X-VSS-ResourceTenant", One));

        await DiscoverAsync();
        Assert.Equal(One, (await DiscoverAsync()).TenantId);

        Assert.Single(_process.Server.Requests);
    }

    [Fact]
    public async Task Discover_OtherOrganization_IsAskedForItself()
    {
        _process.Server.On(HttpMethod.Head, TestProcess.Organization, static _ => Answer.Empty(401).With("X-VSS-ResourceTenant", One));
        _process.Server.On(
            HttpMethod.Head,
            "https://dev.azure.com/fabrikam/",
            static _ => Answer.Empty(401).With("X-VSS-ResourceTenant", Two)
        );

        await DiscoverAsync();

        Assert.Equal(Two, (await _discovery.DiscoverAsync(ServiceAddress.Create("fabrikam", null), default)).TenantId);
    }

    // S5: what passes is asked again.
    [Theory]
    [InlineData(0)]
    [InlineData(403)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task Discover_OutOfOrderTwice_IsAskedAgain(int status)
    {
        int calls = 0;
        _process.Server.On(HttpMethod.Head, TestProcess.Organization, _ => ++calls > 2
            ? Answer.Empty(401).With("X-VSS-ResourceTenant", One)
            : status == 0 ? throw new HttpRequestException("Connection reset") : Answer.Html(status));

        Assert.Equal(One, (await DiscoverAsync()).TenantId);
        Assert.Equal([400, 1200], _process.Clock.Milliseconds);
    }

    [Fact]
    public async Task Discover_ToldToWait_WaitsThatLong()
    {
        int calls = 0;
        _process.Server.On(
            HttpMethod.Head,
            TestProcess.Organization,
            _ => ++calls > 1 ? Answer.Empty(401).With("X-VSS-ResourceTenant", One) : Answer.Empty(429).With("Retry-After", "1")
        );

        Assert.Equal(One, (await DiscoverAsync()).TenantId);
        Assert.Equal([1000], _process.Clock.Milliseconds);
    }

    // No answer, a bad answer and no such thing are three things.
    [Theory]
    [InlineData(0, ErrorIds.Transient, "could not reach|was lost during", 3)]
    [InlineData(404, ErrorIds.OrganizationNotFound, "The organization 'contoso' does not exist at dev.azure.com.", 1)]
    [InlineData(429, ErrorIds.Throttled, "is throttling this machine (429) and did not return the tenant of the organization 'contoso'", 3)]
    [InlineData(500, ErrorIds.Transient, "Azure DevOps is temporarily unavailable (500) and did not return the tenant", 3)]
    [InlineData(403, ErrorIds.UnexpectedResponse, "did not come from Azure DevOps (403, text/html)", 3)]
    [InlineData(200, ErrorIds.UnexpectedResponse, "did not come from Azure DevOps (200, text/html)", 3)]
    public async Task Discover_StaysSo_SaysWhatItWas(int status, string errorId, string said, int calls)
    {
        _process.Server.On(
            HttpMethod.Head,
            TestProcess.Organization,
            _ => status == 0 ? throw new HttpRequestException("Connection reset") : Answer.Html(status)
        );

        OrganizationTenant tenant = await DiscoverAsync();

        Assert.Equal(OrganizationTenant.Unknown, tenant with { Failure = null });
        Assert.Equal((errorId, "contoso"), (tenant.Failure?.ErrorId, tenant.Failure?.Target));
        Assert.Contains(said.Split('|'), part => tenant.Failure!.Message.Contains(part));
        Assert.Equal(calls, _process.Server.Requests.Count);
    }

    [Fact]
    public async Task Discover_ToldToWaitLong_GivesUpAndSaysHowLong()
    {
        _process.Server.On(HttpMethod.Head, TestProcess.Organization, _ => Answer.Empty(503).With("Retry-After", "60"));

        OrganizationTenant tenant = await DiscoverAsync();

        Assert.Equal(ErrorIds.Throttled, tenant.Failure?.ErrorId);
        Assert.Contains("Wait 60 s", tenant.Failure!.RecommendedAction);
        Assert.Single(_process.Server.Requests);
    }

    // It is there, and says nothing.
    [Theory]
    [InlineData(401)]
    [InlineData(203)]
    [InlineData(302)]
    public async Task Discover_NoWordOfATenant_IsNoFailure(int status)
    {
        _process.Server.On(
            HttpMethod.Head,
            TestProcess.Organization,
            _ =>
                status == 302
                    ? Answer.Empty(302).With("Location", "https://spsprodweu1.vssps.visualstudio.com/_signin?realm=dev.azure.com")
                    : Answer.Empty(status)
        );

        Assert.Equal(OrganizationTenant.Unknown, await DiscoverAsync());
        Assert.Single(_process.Server.Requests);
    }

    // What a request does that gets no response within its own limit.
    [Fact]
    public async Task Discover_NetworkGivesUp_TimedOut()
    {
        _process.Server.On(
            HttpMethod.Head,
            TestProcess.Organization,
            static _ => throw new TaskCanceledException("The request took too long")
        );

        Assert.Equal(ErrorIds.TimedOut, (await DiscoverAsync()).Failure?.ErrorId);
    }

    // The discovery's own limit, far below the one for a request: signing in mostly does not need it, and waits longer where it does.
    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 10)]
    public async Task Discover_NoResponse_EndsByItself(bool isNeeded, int seconds)
    {
        Hanging hanging = _process.Server.Hang(HttpMethod.Head, TestProcess.Organization);
        Task<OrganizationTenant> tenant = _discovery.DiscoverAsync(ServiceAddress.Create("contoso", null), default, isNeeded);
        await hanging.Reached.OrFail();

        _process.Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.False(tenant.IsCompleted);
        _process.Clock.Advance(TimeSpan.FromMilliseconds(1));

        AdoServiceException failure = (await tenant.OrFail()).Failure!;
        Assert.Equal(ErrorIds.TimedOut, failure.ErrorId);
        Assert.StartsWith(
            $"The request for the tenant of the organization 'contoso' to dev.azure.com timed out after {seconds} s.",
            failure.Message
        );
        await hanging.Cancelled.OrFail();
    }

    // Nothing, or no tenant: either may be different a moment later.
    [Theory]
    [InlineData("")]
    [InlineData(Zero)]
    public async Task Discover_NoTenant_IsAskedAgain(string header)
    {
        _process.Server.On(
            HttpMethod.Head,
            TestProcess.Organization,
            _ => header.Length > 0 ? Answer.Empty(401).With("X-VSS-ResourceTenant", header) : Answer.Empty(401)
        );

        await DiscoverAsync();
        await DiscoverAsync();

        Assert.Equal(2, _process.Server.Requests.Count);
    }

    [Fact]
    public async Task Discover_UserCancels_IsCancelled()
    {
        Hanging hanging = _process.Server.Hang(HttpMethod.Head, TestProcess.Organization);
        using var stop = new CancellationTokenSource();
        Task<OrganizationTenant> tenant = _discovery.DiscoverAsync(ServiceAddress.Create("contoso", null), stop.Token);
        await hanging.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tenant.OrFail());
    }

    private Task<OrganizationTenant> DiscoverAsync() => _discovery.DiscoverAsync(ServiceAddress.Create("contoso", null), default);
}
