using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AdoEntra.Emulator.Organizations.Git.Objects;

/// <summary>Names of Git objects: forty hexadecimal digits that git itself would give them.</summary>
internal static class ObjectId
{
    public const string None = "0000000000000000000000000000000000000000";

    public static bool IsOne([NotNullWhen(true)] string? text) => text is { Length: 40 } && text.All(char.IsAsciiHexDigit);

    /// <summary>The name of an object. [D] git: SHA-1 of its kind, its length and its bytes.</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Git names its objects so.")]
    public static string Of(string kind, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind} {content.Length}\0")));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
