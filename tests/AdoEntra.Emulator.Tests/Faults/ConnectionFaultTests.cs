using System.Net;
using System.Net.Sockets;
using System.Text;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Faults;

/// <summary>
/// Faults that the server behind the emulator would not let through: seen from a bare connection, as no client looks closely.
/// </summary>
public sealed class ConnectionFaultTests : EntraTests
{
    private const string Projects = "MyOrg/_apis/projects?api-version=7.1";
    [Theory]
    [InlineData(ResetMoment.BeforeHeaders)]
    [InlineData(ResetMoment.AfterHeaders)]
    [InlineData(ResetMoment.InBody)]
    public async Task Reset_IsOneAndComesAtItsMoment(ResetMoment moment)
    {
        var whole = await WholeAsync();
        Emulator.Faults.Set(EmulatedRoute.Projects, new ResetFault { At = moment });

        var (head, body, end) = await ReceiveAsync();

        Assert.Equal(SocketError.ConnectionReset, end);
        Assert.Equal(moment != ResetMoment.BeforeHeaders, head.StartsWith("HTTP/1.1 200 OK\r\n", StringComparison.Ordinal));
        Assert.Equal(
            moment != ResetMoment.BeforeHeaders,
            head.Contains($"\r\nContent-Length: {whole.Length}\r\n", StringComparison.Ordinal)
        );
        Assert.Equal(moment == ResetMoment.InBody ? whole[..(whole.Length / 2)] : [], body);
        Assert.Equal(RequestOutcome.CutOff, await Emulator.Requests.List()[^1].Ended.InTimeAsync());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    public async Task Length_IsWrongAndTheBodyIsNot(int difference)
    {
        var whole = await WholeAsync();
        Emulator.Faults.Set(EmulatedRoute.Projects, new LengthFault { Difference = difference });

        var (head, body, end) = await ReceiveAsync();

        Assert.Contains($"\r\nContent-Length: {whole.Length + difference}\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: application/json", head, StringComparison.Ordinal);
        Assert.Equal(whole, body);
        Assert.Null(end);
    }

    [Fact]
    public async Task Length_TooLong_ClientWaitsForTheEnd()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new LengthFault());

        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync(Projects));

        Assert.Equal(RequestOutcome.CutOff, await Assert.Single(Emulator.Requests.List()).Ended.InTimeAsync());
    }

    [Fact]
    public async Task Length_TooShort_NextCallIsNotHarmed()
    {
        var whole = await WholeAsync();
        Emulator.Faults.Set(EmulatedRoute.Projects, new LengthFault { Difference = -10, Times = 1 });

        using var shorter = await CallAsync(Projects);
        using var next = await CallAsync(Projects);

        Assert.Equal(whole[..^10], await shorter.Content.ReadAsByteArrayAsync());
        Assert.Equal(whole, await next.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task AnyRoute_WithinTls_IsReset()
    {
        OutsideContract("the first address of Entra's endpoint that comes to mind", "x");
        foreach (var fault in (Fault[])[new ResetFault { At = ResetMoment.InBody }, new LengthFault()])
        {
            Emulator.Faults.Set(EmulatedRoute.Any, fault);

            var failure = await Assert.ThrowsAsync<HttpRequestException>(() => Authority.GetAsync(new Uri("x/y", UriKind.Relative)));

            Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(failure.GetBaseException()).SocketErrorCode);
        }
    }

    private async Task<byte[]> WholeAsync()
    {
        using var answer = await CallAsync(Projects);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    // All that comes until the connection ends: in order (no error), or how else.
    private async Task<(string Head, byte[] Body, SocketError? End)> ReceiveAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Emulator.BaseUri.Port, Patience.Token);
        var token = Emulator.State.Tokens.Issue(Emulator.State.SystemAssigned);
        var request = $"GET /{Projects} HTTP/1.1\r\nHost: {Emulator.BaseUri.Authority}\r\nAuthorization: Bearer {token.Value}\r\n\r\n";
        await client.Client.SendAsync(Encoding.ASCII.GetBytes(request), Patience.Token);
        using var received = new MemoryStream();
        SocketError? end = null;
        var piece = new byte[16 * 1024];
        try
        {
            for (int read; (read = await client.Client.ReceiveAsync(piece, Patience.Token)) > 0;)
            {
                received.Write(piece, 0, read);
            }
        }
        catch (SocketException e)
        {
            end = e.SocketErrorCode;
        }

        var all = received.ToArray();
        var head = all.AsSpan().IndexOf("\r\n\r\n"u8) is var at and >= 0 ? at + 4 : 0;
        return (Encoding.Latin1.GetString(all, 0, head), all[head..], end);
    }
}
