namespace AdoEntra.Json.Reading;

/// <summary>Warns once for each response that a text of it is not what the service has: its bytes are not UTF-8.</summary>
/// <param name="what">What was asked for, in words that fit into a message.</param>
/// <param name="warn">Called with a warning: a sentence.</param>
internal sealed class DamagedText(string what, Action<string> warn)
{
    private int _told;

    /// <summary>Such a text was read.</summary>
    /// <param name="field">The field that it is in, or the name of one; empty where there is none.</param>
    public void Tell(string field)
    {
        if (Interlocked.Exchange(ref _told, 1) != 0) return;
        string place = field.Length == 0 ? "a text" : $"'{field}'";
        warn($"Azure DevOps returned bytes that are not UTF-8 in {place} of the response for {what}. "
            + "Each of them is replaced by U+FFFD, also if the text is sent back.");
    }
}
