using System.Buffers.Binary;

namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>Names of Git objects: forty hexadecimal digits, the same in every run.</summary>
internal static class ObjectId
{
    public const string None = "0000000000000000000000000000000000000000";

    public static bool IsOne(string? text) => text is { Length: 40 } && text.All(char.IsAsciiHexDigit);

    /// <summary>The name of one of many objects that belong to something.</summary>
    public static string Of(Guid owner, int number) => string.Create(40, (owner, number), static (text, source) =>
    {
        Span<byte> bytes = stackalloc byte[24];
        source.owner.TryWriteBytes(bytes);
        var state = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ ((ulong)source.number * 0x9E37_79B9_7F4A_7C15);
        for (var index = 0; index < 3; index++)
        {
            // SplitMix64: enough to tell objects apart, and a page of a thousand costs nothing.
            state += 0x9E37_79B9_7F4A_7C15;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[(index * 8)..], mixed ^ (mixed >> 31));
        }

        Convert.TryToHexStringLower(bytes[..20], text, out _);
    });
}
