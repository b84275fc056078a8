using System.Globalization;
using AdoEntra.Errors;
using AdoEntra.Http.Addresses;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;

namespace AdoEntra.Requests.Paging;

/// <summary>
/// Which page comes after which (protocol.md 3.8). What a response says about the next page counts, wherever it says it; the style of the
/// operation gives the names of the parameters, and says what to do where a response says nothing.
/// </summary>
internal sealed class Pager<T>
{
    private const string UsualTokenQuery = "continuationToken";
    private const string UsualSkipQuery = "$skip";

    private readonly ServiceRequest<T> _request;
    private readonly PagingStyle _style;
    private readonly PageQuery _query;
    private readonly IRequestProgress _report;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly long? _top;
    private long _offset;
    private ServiceRequest<T>? _early;
    private readonly RepeatedPages _repeated = new();
    private long? _total;
    private long _given;
    private bool _isList;
    private bool _saysMore;
    private long _items;

    /// <param name="request">The first page, as it was asked for.</param>
    /// <param name="report">Called for what cannot be followed.</param>
    public Pager(ServiceRequest<T> request, IRequestProgress report)
    {
        _style = request.Paging;
        _report = report;
        _query = PageQuery.Of(request, _style);
        _offset = _query.SkipOf(request);
        _top = _query.TopOf(request);
        if (_style.Kind == PagingKind.TopSkip && _top is null && _style is { LargestPage: > 0, TopQuery.Length: > 0 })
        {
            _top = _style.LargestPage;
            request = With(request, _query.Top.Length > 0 ? _query.Top : _style.TopQuery, _top.Value);
        }

        _request = request;
    }

    public ServiceRequest<T> First => _request;

    /// <summary>How many pages have been read.</summary>
    public int Read { get; private set; }

    // What changes something is not sent a second time for the rest of its response.
    private bool MayFollow => _style.Kind != PagingKind.First && _request.IsReading;

    /// <summary>The page behind one whose items are still arriving; null where that is not known yet.</summary>
    /// <exception cref="AdoServiceException"><c>UnexpectedResponse</c>: it was there before.</exception>
    public ServiceRequest<T>? TryNextEarly(PageRequest<T> page)
    {
        if (!MayFollow || _style.Kind == PagingKind.BodyToken) return null;

        // What cannot be followed is reported once the items of this page are all there.
        if (page.HeaderToken is null && page.HeaderLink is { } link && Target(link, page) is null)
            return null;
        return _early ??=
            ByHeader(page)
            ?? (
                _style.Kind == PagingKind.TopSkip
                && _seen.Count == 0
                && page.State.Info is { Count: > 0, HasMore: not false, NextSkip: null, ContinuationToken: null, NextLink: null } tail
                    ? Skip(_offset + tail.Count.Value)
                    : null
            );
    }

    /// <summary>
    /// Whether this page, of a list that is asked for by numbers, is the one before it once more: the service does not look at the number.
    /// </summary>
    public bool IsAgain(PageRequest<T> page) =>
        _style.Kind == PagingKind.TopSkip && Read > 0 && _repeated.IsAgain(page.State, _total <= _offset);

    /// <summary>
    /// Ends a list whose page came again. It was whole where it is the first that comes again and there was
    /// room for more on it, or the size was not looked at either.
    /// </summary>
    /// <exception cref="AdoServiceException"><c>UnexpectedResponse</c>: it was full.</exception>
    public void EndAgain()
    {
        if (_top is { } top && _items == top) throw ResponseErrors.NoList(_request.What, "the same page twice");
        if (_top is null || _saysMore || Read > 1)
        {
            _report.Warning($"Azure DevOps returned the same page of {_request.What} twice: the list may be incomplete.");
        }
    }

    /// <summary>
    /// Sees that what comes behind a page of a list is a page too: an error in its place must not be mistaken for an item.
    /// </summary>
    /// <exception cref="AdoServiceException"><c>UnexpectedResponse</c>: it is one object.</exception>
    public void EnsureList(PageRequest<T> page)
    {
        if (_isList && !page.State.IsList)
            throw ResponseErrors.NoList(_request.What, $"an object instead of the next page, after {Counted(_given)}");
    }

    /// <summary>Takes note that a whole page was read, and returns the next one; null where that was the last.</summary>
    /// <exception cref="AdoServiceException"><c>UnexpectedResponse</c>: it was there before, or cannot be found.</exception>
    /// <exception cref="AdoConnectionException"><c>HostNotAllowed</c>: it is at a host that does not get the token.</exception>
    public ServiceRequest<T>? Next(PageRequest<T> page)
    {
        Read++;
        _items = page.State.Items;
        _offset += _items;
        _given += _items;
        ServiceRequest<T>? ahead = _early;
        _early = null;
        _isList |= page.State.IsList;
        PageInfo tail = page.State.Info;
        if (tail.OtherList is { } other)
        {
            _report.Warning(
                $"Azure DevOps returned a page of {_request.What} with a second list, '{other}', which was not read. Use -Raw to see it."
            );
        }

        _total = tail.TotalCount ?? _total;
        _saysMore = tail.HasMore == true || tail.TotalCount > _offset;
        if (_style.Kind == PagingKind.First) return null;
        string? again = _repeated.Note(page.State);
        if (!MayFollow)
        {
            if (page.HeaderToken is not null || page.HeaderLink is not null || tail.HasMore == true)
            {
                WarnOfMore("reading the rest would send the change again");
            }

            return null;
        }

        if (tail.HasMore == false && (page.HeaderToken is null || _style.Kind == PagingKind.BodyToken)) return null;
        bool isByHeader = page.HeaderToken is not null || page.HeaderLink is not null;
        ServiceRequest<T>? next = isByHeader ? ahead ?? ByHeader(page) : ByBody(page) ?? ByNumber(page, ahead);
        return again is null || (next is null && !page.State.FirstHasIdentity) ? next : throw ResponseErrors.NoList(_request.What, again);
    }

    private ServiceRequest<T>? ByHeader(PageRequest<T> page) =>
        page.HeaderLink is { } link && !IsReplaced(link, page.HeaderToken, page) ? At(link, page)
        : page.HeaderToken is { } token ? WithToken(token)
        : null;

    // An address goes before a token: it has everything in it. One object says it to its reader, who has the token and knows what it is
    // for.
    private ServiceRequest<T>? ByBody(PageRequest<T> page)
    {
        PageInfo tail = page.State.Info;
        if (!page.State.IsList) return null;
        return tail.NextLink is { } link && !IsReplaced(link, tail.ContinuationToken, page)
            ? At(link, page)
            : tail.ContinuationToken is { } token ? WithToken(token) : null;
    }

    // A link that may not be followed does not end a list that goes on by its token.
    private static bool IsReplaced(string link, string? token, PageRequest<T> page) => token is not null && Target(link, page) is null;

    private ServiceRequest<T>? ByNumber(PageRequest<T> page, ServiceRequest<T>? ahead)
    {
        PageInfo tail = page.State.Info;
        if (page.State.IsList && tail.NextSkip is { } skip) return skip > 0 ? Skip(skip) : null;

        // A list that was followed by what it says about its next page ends where it says nothing more.
        if (_style.Kind == PagingKind.TopSkip && _seen.Count == 0)
        {
            if (page.State.Items > 0) return ahead is not null && tail.Count == page.State.Items ? ahead : Skip(_offset);
            if (_saysMore) WarnOfMore("it reports more items, but returns none");
            return null;
        }

        if (!page.State.IsList && (tail.ContinuationToken ?? tail.NextLink) is not null)
            WarnOfMore("read the rest with the continuationToken or nextLink of the object");
        else if (tail.HasMore == true || tail.HasOtherMark)
            WarnOfMore("it reports more items, but not how to read them");
        else if (page.State.IsList && (tail.TotalCount ?? tail.Count) is { } total && total > (tail.TotalCount is null ? _items : _offset))
            WarnOfMore($"it reports {total} items, but not how to read the rest");
        return null;
    }

    private void WarnOfMore(string why) =>
        _report.Warning($"Azure DevOps returned only a part of {_request.What}: {why}.");

    private ServiceRequest<T> At(string link, PageRequest<T> page)
    {
        Uri address = Target(link, page, out string? place) ?? throw (place is null
            ? ResponseErrors.NoList(_request.What, "an invalid link to the next page")
            : Elsewhere(place));
        Ensure(address.AbsoluteUri);
        return _request with { Address = address };
    }

    private static Uri? Target(string link, PageRequest<T> page) => Target(link, page, out _);

    // Null with a place: it may not be asked there.
    private static Uri? Target(string link, PageRequest<T> page, out string? place)
    {
        place = null;
        // With a scheme it is a whole address, or none; it must not be mistaken for a path below the one that was asked for.
        if (link.Contains("://") && !link.StartsWith("/", StringComparison.Ordinal) && !link.StartsWith("?", StringComparison.Ordinal)
            && !Uri.TryCreate(link, UriKind.Absolute, out _)) return null;
        if (!Uri.TryCreate(page.Address, link, out Uri? address) || address.Scheme is not ("http" or "https")) return null;
        if (page.MayAsk(address)) return address;
        place = HostRules.Place(address);
        return null;
    }

    private AdoConnectionException Elsewhere(string place) => new(
        ErrorIds.HostNotAllowed,
        $"The list of {_request.What} is incomplete after {Counted(_given)}: "
            + $"the link to its next page leads to {place}, and the token is not sent there.",
        "Check whether a proxy or a gateway rewrites addresses in responses, and retry without it; "
            + "until then read the list in parts ($top and $skip, or a narrower query).")
    { Target = place };

    private static string Counted(long items) => items == 1 ? "1 item" : FormattableString.Invariant($"{items} items");

    private ServiceRequest<T> WithToken(string token)
    {
        Ensure(token);
        if (Surrogates.HasUnpaired(token)) throw ResponseErrors.NoList(_request.What, "a continuation token that is not valid text");
        return (ServiceRequest<T>)_request.With(_style.TokenQuery.Length > 0 ? _style.TokenQuery : UsualTokenQuery, token);
    }

    private ServiceRequest<T> Skip(long skip) => With(_request, _query.Skip.Length > 0 ? _query.Skip : UsualSkipQuery, skip);

    private void Ensure(string mark)
    {
        if (!_seen.Add(mark)) throw ResponseErrors.NoList(_request.What, "the same continuation token twice");
    }

    private static ServiceRequest<T> With(ServiceRequest<T> request, string name, long value) =>
        (ServiceRequest<T>)request.With(name, value.ToString(CultureInfo.InvariantCulture));
}
