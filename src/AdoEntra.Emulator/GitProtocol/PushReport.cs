using System.Buffers;
using System.Globalization;
using System.Text;

namespace AdoEntra.Emulator.GitProtocol;

/// <summary>
/// What a push is answered with: for each branch whether it was moved, within git's packet lines (four hexadecimal digits of length, then
/// the bytes), as a rule within a second layer that also has messages for the user. A hook can only decline; the service gives
/// reasons.
/// </summary>
internal static class PushReport
{
    private const int LongestPacket = 65_515;
    private const byte Data = 1;
    private const byte Progress = 2;
    private const byte Failure = 3;

    /// <summary>The same report with the service's reasons for what the hook declined.</summary>
    /// <param name="report">The report as git wrote it.</param>
    /// <param name="reason">Why a branch was not moved; null where that is not the service's doing.</param>
    /// <param name="late">Those that git moved and the service did not, because another push was quicker.</param>
    public static byte[] WithReasons(byte[] report, Func<string, string?> reason, IReadOnlySet<string> late)
    {
        var packets = Packets(report);
        if (!packets.Exists(packet => packet.Span is [Data, ..]))
        {
            return packets.Count == 0 ? report : Rewritten(packets, reason, late);
        }

        var (written, data) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        foreach (var packet in packets.Where(packet => !packet.IsEmpty))
        {
            if (packet.Span[0] == Data)
            {
                data.Write(packet.Span[1..]);
            }
            else if (packet.Span[0] is not (Progress or Failure)
                || !Encoding.UTF8.GetString(packet.Span).Contains("hook declined to update", StringComparison.Ordinal))
            {
                Write(written, packet.Span);
            }
        }

        var inner = Rewritten(Packets(data.WrittenMemory), reason, late);
        for (var at = 0; at < inner.Length; at += LongestPacket)
        {
            Write(written, [Data, .. inner.AsSpan(at, Math.Min(LongestPacket, inner.Length - at))]);
        }

        written.Write("0000"u8);
        return written.WrittenSpan.ToArray();
    }

    private static byte[] Rewritten(
        List<ReadOnlyMemory<byte>> packets, Func<string, string?> reason, IReadOnlySet<string> late)
    {
        var written = new ArrayBufferWriter<byte>();
        foreach (var packet in packets)
        {
            var parts = Encoding.UTF8.GetString(packet.Span).TrimEnd('\n').Split(' ', 3);
            if (packet.IsEmpty)
            {
                written.Write("0000"u8);
            }
            else if (parts is ["ng" or "ok", var reference, ..] && (parts[0] == "ng" || late.Contains(reference))
                && reason(reference) is { } why)
            {
                Write(written, Encoding.UTF8.GetBytes($"ng {reference} {why}\n"));
            }
            else
            {
                Write(written, packet.Span);
            }
        }

        return written.WrittenSpan.ToArray();
    }

    // An empty one stands for the end of a list.
    private static List<ReadOnlyMemory<byte>> Packets(ReadOnlyMemory<byte> bytes)
    {
        var packets = new List<ReadOnlyMemory<byte>>();
        while (bytes.Length >= 4
            && int.TryParse(bytes.Span[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length)
            && length <= bytes.Length)
        {
            packets.Add(length < 4 ? default : bytes[4..length]);
            bytes = bytes[Math.Max(length, 4)..];
        }

        return packets;
    }

    private static void Write(ArrayBufferWriter<byte> written, ReadOnlySpan<byte> packet)
    {
        written.Write(Encoding.ASCII.GetBytes((packet.Length + 4).ToString("x4", CultureInfo.InvariantCulture)));
        written.Write(packet);
    }
}
