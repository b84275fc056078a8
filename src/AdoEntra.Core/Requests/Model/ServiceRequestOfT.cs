using AdoEntra.Http;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;

namespace AdoEntra.Requests.Model;

/// <summary>A request together with how its response, or each item of its response, is read.</summary>
/// <param name="Route">See <see cref="ServiceRequest"/>.</param>
/// <param name="What">See <see cref="ServiceRequest"/>.</param>
/// <param name="Reader">Reads one object.</param>
internal sealed record ServiceRequest<T>(string Route, string What, IItemReader<T> Reader) : ServiceRequest(Route, What)
{
    /// <param name="route">See <see cref="ServiceRequest"/>.</param>
    /// <param name="what">See <see cref="ServiceRequest"/>.</param>
    /// <param name="read">Reads one object, and is written by hand.</param>
    public ServiceRequest(string route, string what, ItemReader<T> read)
        : this(route, what, new PlainItemReader<T>(read))
    {
    }

    /// <summary>A request that was made without knowing what is read from its response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="reader">Reads one object.</param>
    public static ServiceRequest<T> Of(ServiceRequest request, IItemReader<T> reader) => new(request.Route, request.What, reader)
    {
        Method = request.Method,
        Host = request.Host,
        Address = request.Address,
        ApiVersion = request.ApiVersion,
        Accept = request.Accept,
        ChoosesVersion = request.ChoosesVersion,
        Body = request.Body,
        Headers = request.Headers,
        IsQuery = request.IsQuery,
        IsDownload = request.IsDownload,
    };

    /// <summary>The project and repository that are asked, for items whose own fields do not name them; null where they do.</summary>
    public RequestScope? Scope { get; init; }

    /// <summary>How the service divides the list (protocol.md 3.8).</summary>
    public PagingStyle Paging { get; init; } = PagingStyle.Unknown;

    /// <summary>True where one object, a value or nothing is as welcome as a list.</summary>
    public bool AcceptsAny { get; init; }

    /// <summary>Makes an item of a response that is no JSON; null where only JSON will do.</summary>
    public Func<RawContent, T>? ReadRaw { get; init; }

    /// <summary>Told with the first item, and at the end, whether it is a list.</summary>
    public Action<bool>? Recognized { get; init; }

    /// <summary>Called for each response when its headers are there; of a page only when its turn has come.</summary>
    public Action<ResponseHead>? ResponseReceived { get; init; }
}
