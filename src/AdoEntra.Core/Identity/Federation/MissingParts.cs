using AdoEntra.Errors;

namespace AdoEntra.Identity.Federation;

/// <summary>
/// Everything that a job lacks for a sign-in method, reported at once: each round of a pipeline costs its author minutes.
/// </summary>
internal sealed class MissingParts
{
    private readonly List<(string What, string Advice)> _parts = [];

    /// <summary>Notes a part as missing where there is none.</summary>
    /// <param name="value">What was found.</param>
    /// <param name="what">What is missing, for example the name of a variable.</param>
    /// <param name="advice">How to provide it: a sentence.</param>
    public void Ensure(object? value, string what, string advice)
    {
        if (value is null) _parts.Add((what, advice));
    }

    /// <param name="way">The sign-in method, as the start of a sentence.</param>
    /// <param name="first">What to do before all that is missing; empty for nothing.</param>
    /// <exception cref="AdoSignInException"><c>CredentialUnavailable</c>: something is missing.</exception>
    public void ThrowIfAny(string way, string first = "")
    {
        if (_parts.Count == 0) return;
        string advice = string.Join(" ", _parts.Select(static part => part.Advice).Distinct(StringComparer.Ordinal));
        throw new AdoSignInException(
            ErrorIds.CredentialUnavailable,
            $"{way} cannot be used here: {string.Join(" and ", _parts.Select(static part => part.What))} "
                + $"{(_parts.Count == 1 ? "is" : "are")} missing.",
            first.Length == 0 ? advice : first + " " + advice);
    }
}
