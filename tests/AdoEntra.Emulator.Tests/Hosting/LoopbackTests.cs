using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Hosting;

public sealed class LoopbackTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.0.2.7")]
    public async Task StartAsync_AddressThatIsNotLoopback_IsRefused(string address)
    {
        var options = new EmulatorOptions { Address = IPAddress.Parse(address) };

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => EmulatorHost.StartAsync(options));

        Assert.Contains(address, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_Defaults_ListensOnLoopbackAndNowhereElse()
    {
        await using var running = await CheckedEmulator.StartAsync();
        var emulator = running.Host;

        var ports = new[] { emulator.BaseUri.Port, emulator.ForeignUri.Port };
        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Where(listener => ports.Contains(listener.Port))
            .ToList();

        Assert.Equal("127.0.0.1", emulator.BaseUri.Host);
        Assert.Equal(2, listeners.Count);
        Assert.All(listeners, listener => Assert.Equal(IPAddress.Loopback, listener.Address));
    }

    [Fact]
    public async Task StartAsync_PortTaken_SaysSo()
    {
        await using var runningFirst = await CheckedEmulator.StartAsync();
        var first = runningFirst.Host;

        var options = new EmulatorOptions { Port = first.BaseUri.Port };
        var failure = await Assert.ThrowsAsync<IOException>(() => EmulatorHost.StartAsync(options));

        Assert.Contains("address already in use", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposeAsync_PortIsFreeAgain()
    {
        var emulator = await EmulatorHost.StartAsync();
        var port = emulator.BaseUri.Port;

        await emulator.DisposeAsync();
        await emulator.DisposeAsync();

        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
    }

    [Fact]
    public async Task StartAsync_TwoInOneProcess_ShareNothing()
    {
        await using var runningOne = await CheckedEmulator.StartAsync();
        var one = runningOne.Host;
        await using var runningOther = await CheckedEmulator.StartAsync();
        var other = runningOther.Host;
        using var client = Calls.NewClient(other.BaseUri);
        var token = one.State.Tokens.Issue(one.State.SystemAssigned);

        using var answer = await client.SendAsync(Calls.Request(
            HttpMethod.Get,
            "MyOrg/_apis/projects?api-version=7.1",
            ("Authorization", "Bearer " + token.Value),
            ("X-TFS-FedAuthRedirect", "Suppress")));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(one.Requests.List());
        Assert.NotEqual(one.Variables()["IDENTITY_HEADER"], other.Variables()["IDENTITY_HEADER"]);
    }

    [Fact]
    public async Task Request_Http2_IsNotSpoken()
    {
        await using var running = await CheckedEmulator.StartAsync();
        var emulator = running.Host;
        using var client = Calls.NewClient(emulator.BaseUri);
        using var request = new HttpRequestMessage(HttpMethod.Get, "_emulator/health")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(request));
    }
}
