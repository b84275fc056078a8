using System.Globalization;

namespace AdoEntra.Emulator.Organizations.Git.Objects;

/// <summary>Who made something, and when, to the second.</summary>
internal sealed record GitSignature(string Name, string Email, DateTimeOffset Date)
{
    /// <summary>Reads what git writes behind <c>author</c>: a name, an address in brackets, seconds and a time zone.</summary>
    public static GitSignature Parse(string text)
    {
        var (from, to) = (text.IndexOf('<', StringComparison.Ordinal), text.LastIndexOf('>'));
        if (from < 0 || to < from)
        {
            return new GitSignature(text, string.Empty, DateTimeOffset.UnixEpoch);
        }

        var time = text[(to + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var seconds = time.Length > 0 && long.TryParse(time[0], CultureInfo.InvariantCulture, out var number) ? number : 0;
        var zone = time.Length > 1 && int.TryParse(time[1], CultureInfo.InvariantCulture, out var digits) ? digits : 0;
        return new GitSignature(
            text[..from].Trim(), text[(from + 1)..to],
            DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(new TimeSpan(zone / 100, zone % 100, 0)));
    }

    /// <summary>As git writes it.</summary>
    public override string ToString()
    {
        var sign = Date.Offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Clean(Name)} <{Clean(Email)}> {Date.ToUnixTimeSeconds()} {sign}{Date.Offset:hhmm}");
    }

    // [D] git takes these out of names.
    private static string Clean(string text) => string.Concat(text.Where(letter => letter is not ('<' or '>' or '\n' or '\0')));
}
