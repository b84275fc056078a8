using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Rest;

/// <summary>
/// Puts a user's parameters into a query. Of several values for one name, one parameter with commas is made: the contract has no parameter
/// that is repeated, and every list in it is such a text.
/// </summary>
internal static class QueryLists
{
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it would not arrive as it was given, or makes the address too
    /// long.</exception>
    public static ServiceRequest Add(ServiceRequest request, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        foreach (
            IGrouping<string, KeyValuePair<string, string>> named in parameters.GroupBy(
                static parameter => parameter.Key,
                StringComparer.OrdinalIgnoreCase
            )
        )
        {
            string name = EscapedText.Of(named.Key, "The query cannot be sent: one of its names", "the query").Replace("%24", "$");
            string value = Value(named);
            DemandFree(request, named.Key, value);
            request = request.With(name, value);
        }

        return request;
    }

    private static string Value(IGrouping<string, KeyValuePair<string, string>> named)
    {
        string[] values = [.. named.Select(static parameter => parameter.Value)];
        if (named.Any(parameter => parameter.Key != named.Key))
        {
            throw Refused(
                named.Key,
                "is passed twice, in upper and lower case",
                "Pass each name once: Azure DevOps does not distinguish upper and lower case."
            );
        }

        if (values.Length > 1 && Array.Exists(values, static value => value.Contains(',')))
        {
            throw Refused(
                named.Key,
                "is a list with an element that contains a comma",
                "Azure DevOps separates elements by commas and would read it as two: request that one alone."
            );
        }

        return string.Join(",", values);
    }

    // One of the two would be dropped. An address of a response may have the same value already.
    private static void DemandFree(ServiceRequest request, string name, string value)
    {
        int times = request.QueryNames.Count(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase));
        if (times == 0 || (times == 1 && request.Query(name) == value)) return;
        throw Refused(name, "is also in the address, with another value", "Pass it in only one of the two.");
    }

    private static AdoConnectionException Refused(string name, string what, string advice) =>
        new(ErrorIds.InvalidRequest, $"The query cannot be sent: '{name}' {what}.", advice) { Target = name };
}
