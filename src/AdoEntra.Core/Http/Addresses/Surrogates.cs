namespace AdoEntra.Http.Addresses;

/// <summary>Half of a surrogate pair, which no encoding has: what would be sent in its place is another text.</summary>
internal static class Surrogates
{
    /// <summary>What is wrong with a text that has one: a part of a sentence.</summary>
    public const string Problem = "contains half a character (an unpaired surrogate)";

    /// <summary>What to do about it.</summary>
    public const string Advice =
        "Pass the text as the service shows it, and do not cut it in the middle of a character.";

    /// <summary>Whether a text has one.</summary>
    public static bool HasUnpaired(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index])) continue;
            if (!char.IsHighSurrogate(text[index]) || index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])) return true;
            index++;
        }

        return false;
    }
}
