using System.Globalization;
using AdoEntra.Http.Operations;

namespace AdoEntra.Http;

/// <summary>Which page comes after which, in each of the service's styles (protocol.md 3.8).</summary>
internal sealed class PageOrder<T>
{
    private readonly ServiceRequest<T> _request;
    private readonly PageStyle _style;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly long? _top;
    private long _offset;

    public PageOrder(ServiceRequest<T> request)
    {
        _style = request.Paging;
        if (_style.Kind == PageKind.TopSkip)
        {
            // Who does not know how large a page is takes every page but an empty one for a full one.
            _offset = Number(request, _style.SkipQuery) ?? 0;
            _top = Number(request, _style.TopQuery);
            if (_top is null && _style is { LargestPage: > 0, TopQuery.Length: > 0 }) request = With(request, _style.TopQuery, (_top = _style.LargestPage).Value);
            _top ??= _style.DefaultPage > 0 ? _style.DefaultPage : null;
        }

        _request = request;
    }

    public ServiceRequest<T> First => _request;

    /// <summary>How many pages have been read.</summary>
    public int Read { get; private set; }

    /// <summary>The page behind one whose items are still arriving; null where that cannot be told yet.</summary>
    /// <exception cref="AdoServiceException"><c>UnexpectedResponse</c>: it was there before.</exception>
    public ServiceRequest<T>? Ahead(PageFetch<T> page) => _style.Kind switch
    {
        PageKind.HeaderToken or PageKind.Unknown when page.HeaderToken is { } token => Behind(token),
        PageKind.TopSkip when page.State.Tail.Count is { } count && IsFull(count) => With(_request, _style.SkipQuery, _offset + count),
        _ => null,
    };

    /// <summary>Takes note that a page was read to its end.</summary>
    public void Finish(PageFetch<T> page)
    {
        Read++;
        _offset += page.State.Items;
    }

    /// <summary>The page behind one that was read to its end; null where that was the last.</summary>
    /// <inheritdoc cref="Ahead"/>
    public ServiceRequest<T>? Next(PageFetch<T> page) => _style.Kind switch
    {
        PageKind.HeaderToken => page.HeaderToken is { } token ? Behind(token) : null,
        PageKind.BodyToken => Named(page.State.Tail),
        PageKind.TopSkip => IsFull(page.State.Items) ? With(_request, _style.SkipQuery, _offset) : null,

        // Nothing is known of this API: a header is believed, and a body that says in so many words that there is more.
        PageKind.Unknown => page.HeaderToken is { } token ? Behind(token) : page.State.Tail.HasMore == true ? Named(page.State.Tail) : null,
        _ => null,
    };

    private bool IsFull(long items) => items > 0 && items >= (_top ?? 1);

    // An address goes before a token: it has everything in it.
    private ServiceRequest<T>? Named(PageTail tail)
    {
        if (tail.HasMore == false) return null;
        if (!string.IsNullOrEmpty(tail.NextLink))
        {
            if (!Uri.TryCreate(tail.NextLink, UriKind.Absolute, out Uri? link) || link.Scheme is not ("http" or "https")) throw JsonPage.NoList(_request.What, "an address of the next page that leads nowhere");
            Demand(tail.NextLink!);
            return _request with { Address = link };
        }

        return string.IsNullOrEmpty(tail.ContinuationToken) ? null : Behind(tail.ContinuationToken!);
    }

    private ServiceRequest<T> Behind(string token)
    {
        Demand(token);
        return (ServiceRequest<T>)_request.With(_style.TokenQuery, token);
    }

    private void Demand(string mark)
    {
        if (!_seen.Add(mark)) throw JsonPage.NoList(_request.What, "the same continuation token twice");
    }

    private static long? Number(ServiceRequest<T> request, string name) =>
        long.TryParse(request.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static ServiceRequest<T> With(ServiceRequest<T> request, string name, long value) =>
        (ServiceRequest<T>)request.With(name, value.ToString(CultureInfo.InvariantCulture));
}
