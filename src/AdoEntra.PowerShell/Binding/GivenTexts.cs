using System.Collections;
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

    private const string Body = "Body";

    /// <param name="parameters">What was given, by parameter. Only texts and the names in a hashtable are looked at: a secret
    /// has another type, a body and the values of a query may be anything.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: one of them is a secret; it is not shown.</exception>
    public static void Ensure(IDictionary<string, object> parameters)
    {
        foreach (KeyValuePair<string, object> parameter in parameters)
        {
            EnsureNames(parameter.Key, parameter.Value);
            if (!Texts(parameter.Value).Any(parameter.Key == Address ? MisplacedSecret.IsKnownInPath : MisplacedSecret.IsKnown)) continue;
            throw MisplacedSecret.Refusal("-" + parameter.Key, "another value", MisplacedSecret.NameAdvice);
        }
    }

    // A name is repeated by messages; a value is not, and a continuation token may be one.
    private static void EnsureNames(string parameter, object? value)
    {
        if (parameter == Body || (value is PSObject wrapped ? wrapped.BaseObject : value) is not IDictionary table) return;
        if (table.Keys.Cast<object>().Any(static name => MisplacedSecret.IsKnown($"{name}")))
            throw MisplacedSecret.Refusal("One of the names in -" + parameter, "a name", MisplacedSecret.NameAdvice);
    }

    private static IEnumerable<string> Texts(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => [text],
        string[] texts => texts.Where(static text => text is not null),
        ConnectionReference connection => [connection.ToString()],
        _ => [],
    };
}
