using System.Net.Sockets;
using System.Text;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Hosting;

public sealed class RequestLogTests() : EmulatorTests(new EmulatorOptions { RequestLogCapacity = 3 })
{
    [Fact]
    public async Task List_Request_IsThereExactlyAsSent()
    {
        OutsideContract("an odd target");
        // By hand, as a client library would tidy up the target.
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", Emulator.BaseUri.Port);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            "GET /MyOrg/a+b/%2e%2E/%23%252F?x=1+2&y=%20 HTTP/1.1\r\n"
            + "Host: localhost\r\nX-Thing: one\r\nX-Thing: two\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(connection.GetStream());
        await reader.ReadToEndAsync();

        var request = Assert.Single(Emulator.Requests.List());

        Assert.Equal("GET", request.Method);
        Assert.Equal("/MyOrg/a+b/%2e%2E/%23%252F?x=1+2&y=%20", request.Target);
        Assert.Equal("/MyOrg/a+b/%2e%2E/%23%252F", request.Path);
        Assert.Equal("x=1+2&y=%20", request.Query);
        Assert.Equal("one, two", request.Headers["x-thing"]);
        Assert.Equal(RequestOutcome.Answered, await request.Ended.InTimeAsync());
    }

    [Fact]
    public async Task List_MoreThanTheCapacity_KeepsTheLatest()
    {
        OutsideContract("any address will do");
        for (var number = 1; number <= 5; number++)
        {
            (await GetAsync($"nothing/{number}")).Dispose();
        }

        Assert.Equal(["/nothing/3", "/nothing/4", "/nothing/5"], Emulator.Requests.List().Select(request => request.Target));
        Assert.Equal([3L, 4L, 5L], Emulator.Requests.List().Select(request => request.Number));
        Assert.Equal(5, Emulator.Requests.Total);
    }

    [Fact]
    public async Task List_ByRoute_LeavesTheOthersOut()
    {
        OutsideContract("an address in another case, without a version", "myorg/_APIS");
        (await GetAsync("MyOrg")).Dispose();
        (await GetAsync("MyOrg/_apis/connectionData")).Dispose();
        (await GetAsync("myorg/_APIS/GIT/Repositories")).Dispose();

        Assert.Equal("/MyOrg", Assert.Single(Emulator.Requests.List(EmulatedRoute.Discovery)).Target);
        Assert.Equal("/MyOrg/_apis/connectionData", Assert.Single(Emulator.Requests.List(EmulatedRoute.ConnectionData)).Target);
        Assert.Equal("/myorg/_APIS/GIT/Repositories", Assert.Single(Emulator.Requests.List(EmulatedRoute.Repositories)).Target);
        Assert.Equal(3, Emulator.Requests.List().Count);
    }

    [Fact]
    public async Task Clear_ForgetsRequestsButNotTheirNumber()
    {
        (await GetAsync("MyOrg")).Dispose();
        ForgetRequests();
        (await GetAsync("MyOrg")).Dispose();

        Assert.Equal(2, Assert.Single(Emulator.Requests.List()).Number);
        Assert.Equal(2, Emulator.Requests.Total);
    }

    [Fact]
    public async Task WaitForAsync_RequestUnderWay_IsSeenBeforeItsAnswer()
    {
        Emulator.Faults.Set(EmulatedRoute.Discovery, new HangFault());
        using var client = new CancellationTokenSource();
        var waiting = Emulator.Requests.WaitForAsync(1, EmulatedRoute.Discovery);
        Assert.False(waiting.IsCompleted);

        var call = Client.GetAsync(new Uri("MyOrg", UriKind.Relative), client.Token);
        var request = Assert.Single(await waiting.InTimeAsync());
        Assert.Equal(RequestOutcome.Open, request.Outcome);

        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(RequestOutcome.ClientGone, await request.Ended.InTimeAsync());
    }

    [Fact]
    public async Task WaitForAsync_Cancelled_Ends()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = Emulator.Requests.WaitForAsync(1, cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
