using System.Text;
using System.Text.RegularExpressions;

namespace AdoEntra.Identity.Certificates;

/// <summary>The sections of a PEM file (RFC 7468); text before, between and behind them does not matter.</summary>
internal static class PemText
{
    private static readonly Regex s_section = new(
        @"-----BEGIN (?<label>[A-Z0-9 ]+)-----(?<body>.*?)-----END \k<label>-----",
        RegexOptions.Singleline | RegexOptions.CultureInvariant);

    /// <summary>Whether a file is one; the extension says nothing.</summary>
    public static bool IsPem(byte[] content) => Text(content).IndexOf("-----BEGIN ", StringComparison.Ordinal) >= 0;

    /// <summary>All sections, in order.</summary>
    public static IReadOnlyList<PemSection> Sections(byte[] content) =>
        [
            .. s_section
                .Matches(Text(content))
                .Cast<Match>()
                .Select(static match => Section(match.Groups["label"].Value, match.Groups["body"].Value)),
        ];

    private static PemSection Section(string label, string body)
    {
        // A key encrypted in OpenSSL's old way has header lines before its data (RFC 1421).
        bool encrypted = body.IndexOf("Proc-Type:", StringComparison.Ordinal) >= 0;
        try
        {
            return new(label, encrypted ? [] : Convert.FromBase64String(body), encrypted);
        }
        catch (FormatException)
        {
            return new(label, [], encrypted);
        }
    }

    // Windows PowerShell writes UTF-16 by default; the mark at the start says so.
    private static string Text(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}

/// <param name="Label">What it is, for example <c>CERTIFICATE</c>.</param>
/// <param name="Data">Its data; empty where they are no Base64.</param>
/// <param name="IsOldEncryption">Whether it is a key encrypted in OpenSSL's old way, which .NET does not know.</param>
internal sealed record PemSection(string Label, byte[] Data, bool IsOldEncryption)
{
    /// <summary>Without the data.</summary>
    public override string ToString() => Label;
}
