using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Writing;
using AdoEntra.Operations;
using AdoEntra.Requests;
using AdoEntra.Requests.Model;

namespace AdoEntra.Rest;

/// <summary>Makes a request of a call: where it goes, in which version, with which media type, and how its list is divided.</summary>
internal sealed class RestResolver(ServiceClient client)
{
    private const int LongestShown = 300;

    private readonly ResourceLists _lists = new(client);

    /// <summary>The request of a call.</summary>
    /// <param name="session">As whom, and where.</param>
    /// <param name="project">The connection's project, for routes of a resource that need one.</param>
    /// <param name="call">The call.</param>
    /// <param name="context">Who is notified.</param>
    /// <param name="cancellationToken">Ends the question for the organization's resources, where one is needed.</param>
    /// <exception cref="AdoEntraException"><c>InvalidRequest</c>, <c>HostNotAllowed</c>: the call makes no sense.</exception>
    public async Task<RestRequest> ResolveAsync(
        ServiceSession session,
        string? project,
        RestCall call,
        RequestContext context,
        CancellationToken cancellationToken
    )
    {
        RestAddress address;
        string? version = call.ApiVersion;
        ServiceHost? host = call.Service;
        if (call.Address is not null)
        {
            address = RestAddress.Parse(call.Address, session.Address);
            host = address.Host ?? host ?? (address.Route is { } found ? OperationCatalog.FindHost(Path(found)) : null) ?? ServiceHost.Core;
        }
        else
        {
            host ??= ServiceHost.Core;
            ResourceLocations locations = await _lists.GetAsync(session, host, context, cancellationToken).ConfigureAwait(false);
            ResourceRoute route = locations.Resolve(call.Area!, call.Resource!, call.RouteValues, project);
            address = new RestAddress(route.Route, null, null);
            version ??= route.ApiVersion;
        }

        Ensure(version);
        IReadOnlyList<KeyValuePair<string, string>> headers = HeaderRules.Checked(call.Headers);
        var method = new HttpMethod(call.Verb);
        string shown = address.Route is { } below ? Path(below) : HostRules.Place(address.Whole!);
        Operation? operation = address.Route is null ? null : OperationCatalog.Find(method, host, Path(address.Route));
        ServiceRequest request = new(address.Route ?? string.Empty, $"'{Brief(Uri.UnescapeDataString(shown))}'")
        {
            Method = method,
            Host = host,
            Address = address.Whole,
            Headers = headers,
            Accept = operation?.Accept ?? BodyMedia.Json,
            IsQuery = operation is { IsRead: true },
            IsDownload = call.IsDownload,
            Body = call.Body?.Invoke(call.ContentType ?? operation?.BodyType ?? call.DefaultContentType),
        };
        request = QueryLists.Add(request, call.Query);
        bool isNamed = request.Query("api-version") is not null || HeaderRules.NamesVersion(headers);
        UnknownQuery.Warn(request, operation, context.Progress);
        request = request with
        {
            ApiVersion = isNamed ? null : version ?? operation?.ApiVersion ?? ServiceAddress.DefaultApiVersion,
            ChoosesVersion = !isNamed && call.ApiVersion is null,
        };
        PagingStyle style = operation?.Paging ?? PagingStyle.Unknown;
        return new RestRequest(request, call.NoPaging ? style with { Kind = PagingKind.First } : style);
    }

    /// <summary>What the organization says that it has, for completion.</summary>
    public Task<ResourceLocations> ResourcesAsync(
        ServiceSession session,
        ServiceHost host,
        RequestContext context,
        CancellationToken cancellationToken
    ) => _lists.GetAsync(session, host, context, cancellationToken);

    private static string Path(string route) => route.Split('?')[0];

    private static string Brief(string text) => text.Length <= LongestShown ? text : text.Substring(0, LongestShown) + "…";

    private static void Ensure(string? version)
    {
        if (version is null || ApiVersion.TryParse(version, out _)) return;
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"'{version}' is not a valid API version.",
            "Pass major.minor, with -preview and its number if there is no release: 7.1, 7.1-preview, 7.1-preview.2.")
        { Target = version };
    }
}

/// <summary>A call, ready to be sent.</summary>
/// <param name="Request">The request.</param>
/// <param name="Paging">How its list is divided.</param>
internal sealed record RestRequest(ServiceRequest Request, PagingStyle Paging);
