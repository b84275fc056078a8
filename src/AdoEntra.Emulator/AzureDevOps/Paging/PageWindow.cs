using AdoEntra.Emulator.AzureDevOps.Routing;

namespace AdoEntra.Emulator.AzureDevOps.Paging;

/// <summary>The part of a list that a request asks for. [D] protocol 3.8 for which list has which parameters.</summary>
/// <param name="Route">The list's group.</param>
/// <param name="Offset">How many items come before it.</param>
/// <param name="Top">How many items it has at most.</param>
internal readonly record struct PageWindow(EmulatedRoute Route, int Offset, int Top)
{
    /// <summary>By a token of the list's own.</summary>
    public static PageWindow ByToken(ResourceCall call, int top, string parameter = "continuationToken")
    {
        var route = call.Exchange.Match.Route;
        if (call.Query.Text(parameter) is not { } token)
        {
            return new PageWindow(route, 0, top);
        }

        return ContinuationToken.Offset(route, token) is { } offset
            ? new PageWindow(route, offset, top)
            : throw new ServiceRefusalException(ServiceErrors.InvalidQuery(parameter, token));
    }

    /// <summary>
    /// By <c>$top</c> and <c>$skip</c>, or what the list calls them. [C] Who asks for more than the service gives at once gets as much as
    /// it gives, and does not mention it.
    /// </summary>
    public static PageWindow BySkip(ResourceCall call, int usual, string top = "$top", string skip = "$skip") => new(
        call.Exchange.Match.Route, call.Query.Number(skip) ?? 0, Capped(call, call.Query.Number(top, least: 1) ?? usual));

    /// <summary>As many as are wanted, or as many as the service gives at once.</summary>
    public static int Capped(ResourceCall call, int wanted) => Math.Min(wanted, call.Services.Options.LargestPage);

    public T[] Of<T>(IReadOnlyList<T> items)
    {
        var page = new T[Math.Clamp(items.Count - Offset, 0, Top)];
        for (var index = 0; index < page.Length; index++)
        {
            page[index] = items[Offset + index];
        }

        return page;
    }

    /// <summary>The token for what comes after it; null when nothing does.</summary>
    public string? Next(ResourceCall call, int total)
    {
        // A fault makes every response say the same: that the second page is next.
        if (call.Exchange.RepeatsToken)
        {
            return ContinuationToken.Of(Route, Top);
        }

        return Offset + (long)Top < total ? ContinuationToken.Of(Route, Offset + Top) : null;
    }

    /// <summary>Puts that token into the answer's header. [D] The header is there only when there is more.</summary>
    public void Announce(ResourceCall call, int total, string header = ServiceHeaders.ContinuationToken)
    {
        if (Next(call, total) is { } token)
        {
            call.Exchange.Http.Response.Headers[header] = token;
        }
    }
}
