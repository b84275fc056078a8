using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.ProtectedResources;

/// <summary>Which pipelines may use a resource, as the service keeps it (ResourcePipelinePermissions, 7.1-preview.1).</summary>
internal sealed class ResourcePermissions : AdoResource
{
    private const string Version = "7.1-preview.1";

    private readonly ProtectedResource _resource;

    private ResourcePermissions(JsonRecord json, ProtectedResource resource)
        : base(json)
    {
        _resource = resource;
    }

    public AdoPipelinePermission? AllPipelines => GetObject(AdoPipelinePermission.ReaderOf(_resource, allPipelines: true));

    public IReadOnlyList<AdoPipelinePermission> Pipelines => GetList(AdoPipelinePermission.ReaderOf(_resource, allPipelines: false));

    /// <summary>The permissions that there are, the one for all pipelines first.</summary>
    public IReadOnlyList<AdoPipelinePermission> Granted =>
        AllPipelines is { Authorized: true } all ? [all, .. Authorized] : [.. Authorized];

    private IEnumerable<AdoPipelinePermission> Authorized => Pipelines.Where(static one => one.Authorized);

    /// <param name="resource">The resource.</param>
    internal static ServiceRequest<ResourcePermissions> Of(ProtectedResource resource) =>
        new(
            Route.To($"{resource.Project}/_apis/pipelines/pipelinepermissions/{resource.Type}/{resource.Id}"),
            $"the pipeline permissions of {resource}",
            new JsonRecordReader<ResourcePermissions>(json => new(json, resource))
        )
        {
            ApiVersion = Version,
        };

    /// <param name="resource">The resource.</param>
    /// <param name="pipeline">The number of a pipeline; null for all.</param>
    /// <param name="authorized">Whether it may use the resource.</param>
    internal static ServiceRequest<ResourcePermissions> Change(ProtectedResource resource, long? pipeline, bool authorized) =>
        Of(resource) with
        {
            Method = ServiceRequest.Patch,
            Body = RequestBody.Json(
                pipeline is { } number
                    ? new Dictionary<string, object?>
                    {
                        ["pipelines"] = new object[] { new Dictionary<string, object?> { ["id"] = number, ["authorized"] = authorized } },
                    }
                    : new Dictionary<string, object?>
                    {
                        ["allPipelines"] = new Dictionary<string, object?> { ["authorized"] = authorized },
                    }
            ),
        };
}
