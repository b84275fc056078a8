using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Identities.Entitlements;

/// <summary>
/// What the service made of a change of an entitlement (ServicePrincipalEntitlementsPostResponse and ...PatchResponse,
/// memberEntitlementManagement 7.1). It answers 200 also where it has refused it, and has a flag at each level.
/// </summary>
internal sealed class EntitlementResponse : AdoResource
{
    private static readonly JsonRecordReader<EntitlementResponse> s_reader = new(static json => new(json));

    private EntitlementResponse(JsonRecord json)
        : base(json)
    {
    }

    public bool IsSuccess => GetBoolean();

    public ServicePrincipalEntitlement? ServicePrincipalEntitlement => GetObject(Identities.ServicePrincipalEntitlement.Reader);

    public Result? OperationResult => GetObject(Result.Reader);

    public IReadOnlyList<Result> OperationResults => GetList(Result.Reader);

    /// <summary>Whether all of it was done: no flag that came says otherwise, and at least one came.</summary>
    internal bool IsDone =>
        IsSuccess && Results.All(static result => result.IsSuccess && result.Errors.Count == 0);

    /// <summary>What was wrong, as the service says it: numbers and words.</summary>
    internal IReadOnlyList<(string? Key, string Value)> Errors =>
        [.. Results.SelectMany(static result => result.Errors).Select(static error => (error.Number, error.Value ?? string.Empty))];

    private IEnumerable<Result> Results => OperationResult is { } one ? [one, .. OperationResults] : OperationResults;

    /// <param name="body">The entitlement.</param>
    /// <param name="what">What is done, for messages.</param>
    internal static ServiceRequest<EntitlementResponse> Add(IReadOnlyDictionary<string, object?> body, string what) =>
        new(Route.To($"_apis/serviceprincipalentitlements"), what, s_reader)
        {
            Host = ServiceHost.Entitlements,
            ApiVersion = Identities.ServicePrincipalEntitlement.Version,
            Method = HttpMethod.Post,
            Body = RequestBody.Json(body),
        };

    /// <param name="id">The id in the organization.</param>
    /// <param name="operations">The operations of a JSON Patch (RFC 6902).</param>
    /// <param name="what">What is done, for messages.</param>
    internal static ServiceRequest<EntitlementResponse> Change(string id, IReadOnlyList<object> operations, string what) =>
        new(Route.To($"_apis/serviceprincipalentitlements/{id}"), what, s_reader)
        {
            Host = ServiceHost.Entitlements,
            ApiVersion = Identities.ServicePrincipalEntitlement.Version,
            Method = new HttpMethod("PATCH"),
            Body = RequestBody.JsonPatch(operations),
        };

    /// <param name="id">The id in the organization.</param>
    /// <param name="what">What is done, for messages.</param>
    internal static ServiceRequest<EntitlementResponse> Remove(string id, string what) =>
        new(Route.To($"_apis/serviceprincipalentitlements/{id}"), what, s_reader)
        {
            Host = ServiceHost.Entitlements,
            ApiVersion = Identities.ServicePrincipalEntitlement.Version,
            Method = HttpMethod.Delete,
        };

    /// <summary>How one change went.</summary>
    internal sealed class Result : AdoResource
    {
        internal static readonly JsonRecordReader<Result> Reader = new(static json => new(json));

        private Result(JsonRecord json)
            : base(json)
        {
        }

        public bool IsSuccess => GetBoolean();

        public IReadOnlyList<Failure> Errors => GetList(Failure.Reader);
    }

    /// <summary>A number and words.</summary>
    internal sealed class Failure : AdoResource
    {
        internal static readonly JsonRecordReader<Failure> Reader = new(static json => new(json));

        private Failure(JsonRecord json)
            : base(json)
        {
        }

        public string? Number => GetString("Key");

        public string? Value => GetString();
    }
}
