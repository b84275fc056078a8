namespace AdoEntra.Core.Tests.Support;

/// <summary>Damage to a text on its way: bytes lost, doubled, changed, cut off, made anything.</summary>
internal static class Mutation
{
    private static readonly byte[][] s_bad =
    [
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x00], [0xEF, 0xBB, 0xBF],
        [(byte)'"'], [(byte)'{'], [(byte)']'], [(byte)'\\'], [(byte)','],
    ];

    /// <param name="bytes">What was sent.</param>
    /// <param name="next">A number from 0 to below another.</param>
    public static byte[] Of(byte[] bytes, Func<int, int> next)
    {
        List<byte> damaged = [.. bytes];
        for (int times = 1 + next(3); times > 0 && damaged.Count > 0; times--)
        {
            int at = next(damaged.Count);
            int length = Math.Min(1 + next(5), damaged.Count - at);
            switch (next(6))
            {
                case 0:
                    damaged.RemoveRange(at, length);
                    break;
                case 1:
                    damaged.InsertRange(at, damaged.GetRange(at, length));
                    break;
                case 2:
                    damaged[at] = (byte)next(256);
                    break;
                case 3:
                    damaged.RemoveRange(at, damaged.Count - at);
                    break;
                case 4:
                    damaged.InsertRange(at, s_bad[next(s_bad.Length)]);
                    break;
                default:
                    // Some come as they were.
                    return [.. damaged];
            }
        }

        return [.. damaged];
    }
}
