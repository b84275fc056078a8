using System.Globalization;
using System.Text;
using AdoEntra.Emulator.GitProtocol;

namespace AdoEntra.Emulator.Tests.GitProtocol;

/// <summary>The service's reasons in the place of a hook's.</summary>
public sealed class PushReportTests
{
    private static readonly HashSet<string> None = [];

    private const string Inner = "000eunpack ok\n0022ng refs/heads/a hook declined\n0014ok refs/heads/b\n0000";
    private const string Expected = "000eunpack ok\n001cng refs/heads/a Why: ä\n0014ok refs/heads/b\n0000";

    [Fact]
    public void WithReasons_PlainReport_HasTheReason() => Assert.Equal(Expected, Text(PushReport.WithReasons(Bytes(Inner), Reason, None)));

    [Fact]
    public void WithReasons_ReportInLayers_HasTheReasonAndNotTheHooksWord()
    {
        var progress = "\u0002error: hook declined to update refs/heads/a\n";
        var other = "\u0002Something else\n";
        var layered = Packet(other) + Packet(progress) + Packet("\u0001" + Inner[..20]) + Packet("\u0001" + Inner[20..]) + "0000";

        var report = Text(PushReport.WithReasons(Bytes(layered), Reason, None));

        Assert.Equal(Packet(other) + Packet("\u0001" + Expected) + "0000", report);
    }

    [Fact]
    public void WithReasons_NothingDeclined_StaysAsItIs()
    {
        var report = Packet("\u0001000eunpack ok\n0014ok refs/heads/b\n0000") + "0000";

        Assert.Equal(report, Text(PushReport.WithReasons(Bytes(report), _ => null, None)));
        Assert.Empty(PushReport.WithReasons([], _ => null, None));
    }

    [Fact]
    public void WithReasons_MovedByAnotherUserMeanwhile_IsNotMoved()
    {
        var late = new HashSet<string> { "refs/heads/b" };
        var report = PushReport.WithReasons(Bytes("000eunpack ok\n0014ok refs/heads/b\n0000"), _ => "late", late);

        Assert.Equal("000eunpack ok\n0019ng refs/heads/b late\n0000", Text(report));
    }

    private static string? Reason(string reference) => reference == "refs/heads/a" ? "Why: ä" : null;

    private static string Packet(string text) => (Bytes(text).Length + 4).ToString("x4", CultureInfo.InvariantCulture) + text;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
