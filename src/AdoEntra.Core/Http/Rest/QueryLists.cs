namespace AdoEntra.Http.Rest;

/// <summary>
/// Puts a user's parameters into a query. Of several values for one name, one parameter with commas is made: the contract has no parameter
/// that is repeated, and every list in it is such a text.
/// </summary>
internal static class QueryLists
{
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: that makes the address too long.</exception>
    public static ServiceRequest Add(ServiceRequest request, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        foreach (IGrouping<string, KeyValuePair<string, string>> named in parameters.GroupBy(static parameter => parameter.Key, StringComparer.OrdinalIgnoreCase))
        {
            request = request.With(EscapedText.Of(named.Key).Replace("%24", "$"), string.Join(",", named.Select(static parameter => parameter.Value)));
        }

        return request;
    }
}
