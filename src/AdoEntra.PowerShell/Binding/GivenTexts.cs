using System.Management.Automation;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Binding;

/// <summary>
/// The texts that a command was given, most of which a message may repeat: none of them is a token or another secret by its form.
/// </summary>
internal static class GivenTexts
{
    // Of an address only the path: in a query a continuation token has the looks of a token.
    private const string Address = "Uri";

    /// <param name="parameters">What was given, by parameter. Only texts are looked at: a secret has another type, a body may be
    /// anything.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: one of them is a secret; it is not shown.</exception>
    public static void Ensure(IDictionary<string, object> parameters)
    {
        foreach (KeyValuePair<string, object> parameter in parameters)
        {
            if (!Texts(parameter.Value).Any(parameter.Key == Address ? MisplacedSecret.IsKnownInPath : MisplacedSecret.IsKnown)) continue;
            throw MisplacedSecret.Refusal("-" + parameter.Key, "another value", MisplacedSecret.NameAdvice);
        }
    }

    private static IEnumerable<string> Texts(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => [text],
        string[] texts => texts.Where(static text => text is not null),
        ConnectionReference connection => [connection.ToString()],
        _ => [],
    };
}
