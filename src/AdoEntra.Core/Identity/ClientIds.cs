using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Identity;

/// <summary>The client ids of applications: GUIDs, checked before any request is sent.</summary>
internal static class ClientIds
{
    private const int LongestShown = 200;

    private const string Advice =
        "Copy the application (client) id from the Overview page of the application in Microsoft Entra ID (App registrations), or from "
            + "'az ad app list'.";

    /// <summary>The id in its canonical form.</summary>
    /// <param name="value">What the user gave.</param>
    /// <param name="parameterName">The parameter, without its dash.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is no GUID.</exception>
    public static string Parse(string value, string parameterName) => Canonical(value, "-" + parameterName, Advice);

    /// <summary>The same for an id that the environment holds.</summary>
    /// <param name="value">The variable's value.</param>
    /// <param name="variable">The variable's name.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is no GUID.</exception>
    public static string FromVariable(string value, string variable) => Canonical(value, variable, Advice);

    /// <summary>A GUID of another thing than an application, with its own advice.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is no GUID.</exception>
    public static string Canonical(string value, string source, string advice)
    {
        if (Guid.TryParse(GivenText.Trim(value), out Guid id) && id != Guid.Empty) return id.ToString("D");
        // The values of Entra's client secrets have a tilde in them; names and ids of applications do not. One that was mixed up is not
        // shown.
        if (value.Contains("~"))
        {
            return Fail($"The value of {source} is not a GUID; it looks like a client secret.", advice, null);
        }

        if (MisplacedSecret.IsLikely(GivenText.Trim(value)))
        {
            return Fail($"The value of {source} is not a GUID; it looks like a token or another secret.", advice, null);
        }

        string shown = Redaction.Redact(GivenText.Trim(value));
        if (shown.Length > LongestShown || shown.Any(char.IsControl)) return Fail($"The value of {source} is not a GUID.", advice, null);
        return Fail($"The value '{shown}' of {source} is not a GUID.", advice, shown);
    }

    private static string Fail(string what, string advice, string? target) =>
        throw new AdoConnectionException(ErrorIds.InvalidRequest, what, advice) { Target = target };
}
