using System.Globalization;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra;

/// <summary>Keeps a run from being deleted for a time (RetentionLease, build 7.1).</summary>
[TableView(nameof(LeaseId), nameof(RunId), "Owner=OwnerId", nameof(CreatedOn), nameof(ValidUntil), nameof(ProtectPipeline))]
public sealed class AdoRetentionLease : AdoResource
{
    internal static readonly JsonRecordReader<AdoRetentionLease> Reader = new(static json => new(json));

    private AdoRetentionLease(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number.</summary>
    public long? LeaseId => GetInt64();

    /// <summary>The number of the run that it keeps.</summary>
    public long? RunId => GetInt64();

    /// <summary>The number of the pipeline of that run.</summary>
    public long? DefinitionId => GetInt64();

    /// <summary>Who keeps it: a text that whoever added it chose, <c>User:</c> with an id of a person.</summary>
    public string? OwnerId => GetString();

    /// <summary>When it was added.</summary>
    public DateTimeOffset? CreatedOn => GetTime();

    /// <summary>Until when it is valid.</summary>
    public DateTimeOffset? ValidUntil => GetTime();

    /// <summary>True where the pipeline cannot be deleted either.</summary>
    public bool ProtectPipeline => GetBoolean();

    /// <summary>The name of the project that the run is in.</summary>
    public string? ProjectName => Scope?.Project;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (null, LeaseId?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The number.</summary>
    public override string ToString() => $"{LeaseId}";

    /// <remarks>The service sends all at once.</remarks>
    /// <param name="project">Name or id.</param>
    /// <param name="run">The number of the run.</param>
    internal static ServiceRequest<AdoRetentionLease> OfRun(string project, long run) =>
        new(Route.To($"{project}/_apis/build/builds/{run}/leases"), $"the retention leases of {RunPlace.Words(project, run)}", Reader)
        {
            Scope = new(project),
        };

    /// <summary>Adds a lease.</summary>
    /// <param name="project">Name or id.</param>
    /// <param name="lease">What is added, by the service's names.</param>
    internal static ServiceRequest<AdoRetentionLease> Add(string project, IReadOnlyDictionary<string, object?> lease) =>
        new(Route.To($"{project}/_apis/build/retention/leases"), $"the retention leases of project '{project}'", Reader)
        {
            Method = HttpMethod.Post,
            Scope = new(project),
            Body = RequestBody.Json(new object[] { lease }),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="lease">The number of the lease.</param>
    internal static ServiceRequest Delete(string project, long lease) =>
        new(Route.To($"{project}/_apis/build/retention/leases?ids={lease}"), $"the retention lease {lease} of project '{project}'")
        {
            Method = HttpMethod.Delete,
        };
}
