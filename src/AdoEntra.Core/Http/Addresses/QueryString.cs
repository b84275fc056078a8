namespace AdoEntra.Http.Addresses;

/// <summary>The query of an address, as text: nothing in it is unescaped and escaped again but what is changed.</summary>
internal static class QueryString
{
    /// <summary>
    /// The value of a parameter, unescaped; null where there is none of that name. Names are compared without regard to case.
    /// </summary>
    /// <param name="route">A path with or without a query.</param>
    /// <param name="name">The name, unescaped.</param>
    public static string? Get(string route, string name)
    {
        foreach (string part in Parts(route))
        {
            if (IsNamed(part, name))
                return part.Length == part.IndexOf('=') + 1 || !part.Contains('=')
                    ? string.Empty
                    : Uri.UnescapeDataString(part.Substring(part.IndexOf('=') + 1));
        }

        return null;
    }

    /// <summary>The names of the parameters, unescaped, in order.</summary>
    public static IEnumerable<string> Names(string route) => Parts(route).Select(static part => Uri.UnescapeDataString(part.Split('=')[0]));

    /// <summary>The route with a parameter added, or put in the place of those of its name.</summary>
    /// <param name="route">A path with or without a query.</param>
    /// <param name="name">The name as it stands in a query.</param>
    /// <param name="value">The value, not yet escaped.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: the value has half of a surrogate pair.</exception>
    public static string Set(string route, string name, string value)
    {
        int mark = route.IndexOf('?');
        string path = mark < 0 ? route : route.Substring(0, mark);
        IEnumerable<string> others = Parts(route).Where(part => !IsNamed(part, name));

        // Most lists of the API are texts with commas between, which mean nothing else in a query.
        return path
            + "?"
            + string.Join(
                "&",
                others.Concat([name + "=" + EscapedText.Of(value, $"The query cannot be sent: '{name}'", name).Replace("%2C", ",")])
            );
    }

    /// <summary>The address with a parameter added, or put in the place of those of its name.</summary>
    /// <param name="address">A whole address, with or without a query.</param>
    /// <param name="name">The name as it stands in a query.</param>
    /// <param name="value">The value, not yet escaped.</param>
    public static Uri Set(Uri address, string name, string value) =>
        new(address.GetLeftPart(UriPartial.Authority) + Set(address.PathAndQuery, name, value));

    private static string[] Parts(string route)
    {
        int mark = route.IndexOf('?');
        return mark < 0 ? [] : route.Substring(mark + 1).Split(['&'], StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool IsNamed(string part, string name)
    {
        int sign = part.IndexOf('=');
        return string.Equals(Uri.UnescapeDataString(sign < 0 ? part : part.Substring(0, sign)), name, StringComparison.OrdinalIgnoreCase);
    }
}
