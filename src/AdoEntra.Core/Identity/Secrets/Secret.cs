using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AdoEntra.Identity.Secrets;

/// <summary>
/// A secret as the user gave it: a client secret, a password, a token. Two are equal exactly if their texts are; no text of it shows any of
/// it.
/// </summary>
internal sealed class Secret : IEquatable<Secret>
{
    // Of this process alone: a fingerprint that finds its way into a dump or a log cannot be tried against a list of passwords elsewhere.
    private static readonly byte[] s_salt = Salt();

    private readonly string _value;

    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public Secret(string value)
    {
        if (string.IsNullOrEmpty(value)) throw new ArgumentException("A secret cannot be empty.", nameof(value));
        _value = value;
        Fingerprint = Print(value);
    }

    /// <summary>Distinguishes it from other secrets in keys of caches, and says nothing about it.</summary>
    public string Fingerprint { get; }

    /// <summary>Null where there is nothing. What a user gave comes through <see cref="GivenSecret"/>.</summary>
    public static Secret? From(string? value) => string.IsNullOrEmpty(value) ? null : new(value!);

    /// <summary>The text itself, for the code that sends it.</summary>
    public string Reveal() => _value;

    public bool Equals(Secret? other) => other is not null && string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => Fingerprint.GetHashCode();

    /// <summary>Nothing of the secret.</summary>
    public override string ToString() => "[secret]";

    private static string Print(string value)
    {
        using var hash = new HMACSHA256(s_salt);
        return string.Concat(
            hash.ComputeHash(Encoding.UTF8.GetBytes(value)).Select(static part => part.ToString("x2", CultureInfo.InvariantCulture))
        );
    }

    private static byte[] Salt()
    {
        byte[] salt = new byte[32];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(salt);
        return salt;
    }
}
