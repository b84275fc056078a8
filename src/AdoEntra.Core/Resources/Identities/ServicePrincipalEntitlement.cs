using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Identities;

/// <summary>
/// What a service principal was given in the organization (ServicePrincipalEntitlement, memberEntitlementManagement 7.1).
/// </summary>
internal sealed class ServicePrincipalEntitlement : AdoResource
{
    /// <summary>No version of it is released.</summary>
    public const string Version = "7.1-preview.1";

    internal static readonly JsonRecordReader<ServicePrincipalEntitlement> Reader = new(static json => new(json));

    private ServicePrincipalEntitlement(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its id in the organization.</summary>
    public string? Id => GetString();

    public AdoServicePrincipal? ServicePrincipal => GetObject(AdoServicePrincipal.Reader);

    public License? AccessLevel => GetObject(License.Reader);

    public IReadOnlyList<AdoProjectRole> ProjectEntitlements => GetList(AdoProjectRole.Reader);

    public DateTimeOffset? DateCreated => GetTime();

    public DateTimeOffset? LastAccessedDate => GetTime();

    /// <summary>The same, where it means a time: the year 1 is "never" (protocol.md 3.9).</summary>
    internal DateTimeOffset? LastAccessed => LastAccessedDate is { Year: > 1 } time ? time : null;

    /// <summary>The service principal, showing what it was given; null where the response does not have it.</summary>
    internal AdoServicePrincipal? Entitled => ServicePrincipal?.With(this);

    /// <param name="id">Its id in the organization.</param>
    internal static ServiceRequest<ServicePrincipalEntitlement> One(string id) =>
        new(Route.To($"_apis/serviceprincipalentitlements/{id}"), $"the access level of '{id}'", Reader)
        {
            Host = ServiceHost.Entitlements,
            ApiVersion = Version,
        };

    /// <summary>A license (AccessLevel, memberEntitlementManagement 7.1).</summary>
    internal sealed class License : AdoResource
    {
        internal static readonly JsonRecordReader<License> Reader = new(static json => new(json));

        private License(JsonRecord json)
            : base(json)
        {
        }

        public string? AccountLicenseType => GetString();

        public string? LicenseDisplayName => GetString();

        /// <summary>The portal's name, in English; what is no account's license by the name that the service shows.</summary>
        internal string? Name =>
            Identities.AccessLevel.All.FirstOrDefault(level => level.LicenseType == AccountLicenseType)?.Name
            ?? (LicenseDisplayName is { Length: > 0 } shown ? shown : AccountLicenseType);
    }
}
