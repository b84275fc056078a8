using AdoEntra.Json.Reading;
using AdoEntra.Resources;
using AdoEntra.Resources.ProtectedResources;

namespace AdoEntra;

/// <summary>That a pipeline, or every pipeline of the project, may use a protected resource (PipelinePermission, 7.1).</summary>
[TableView(
    "Resource=ResourceName",
    nameof(ResourceType),
    nameof(GrantedTo),
    nameof(PipelineId),
    nameof(AuthorizedBy),
    nameof(AuthorizedOn),
    More = [nameof(ProjectName), nameof(ResourceId), nameof(AllPipelines)]
)]
#pragma warning disable CA1711 // What the service and the portal call it; it is no permission of .NET.
public sealed class AdoPipelinePermission : AdoResource
#pragma warning restore CA1711
{
    private AdoPipelinePermission(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>What the resource is: <c>Environment</c>, <c>ServiceConnection</c>, <c>Queue</c> and so on.</summary>
    public string? ResourceType { get; private set; }

    /// <summary>The id of the resource, as permissions and checks have it.</summary>
    public string? ResourceId { get; private set; }

    /// <summary>The name of the resource; its id where it was asked for by that.</summary>
    public string? ResourceName { get; private set; }

    /// <summary>The project that it is in, as the request named it.</summary>
    public string? ProjectName { get; private set; }

    /// <summary>True where every pipeline of the project may use the resource.</summary>
    public bool AllPipelines { get; private set; }

    /// <summary>The number of the pipeline; null where all may.</summary>
    public long? PipelineId => Id;

    /// <summary>The same, by the field's name.</summary>
    public long? Id => GetInt64();

    /// <summary>The name of the pipeline; null where all may, and where this identity may not see the pipeline.</summary>
    public string? PipelineName { get; internal set; }

    /// <summary>The pipeline, or the words <c>all pipelines</c>.</summary>
    public string? GrantedTo => AllPipelines ? "all pipelines" : PipelineName ?? $"pipeline {PipelineId}";

    /// <summary>True: what may not use it is not listed.</summary>
    public bool Authorized => GetBoolean();

    /// <summary>Who permitted it.</summary>
    public AdoIdentityRef? AuthorizedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>When it was permitted.</summary>
    public DateTimeOffset? AuthorizedOn => GetTime();

    /// <summary>The resource and who may use it.</summary>
    public override string ToString() => $"{ResourceName}: {GrantedTo}";

    /// <summary>The reader of the permissions for a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="allPipelines">Whether they are for all pipelines.</param>
    internal static JsonRecordReader<AdoPipelinePermission> ReaderOf(ProtectedResource resource, bool allPipelines) =>
        new(json => new(json)
        {
            ResourceType = ProtectedResourceKind.Find(resource.Type)?.Name ?? resource.Type,
            ResourceId = resource.Id,
            ResourceName = resource.Name,
            ProjectName = resource.Project,
            AllPipelines = allPipelines,
        });
}
