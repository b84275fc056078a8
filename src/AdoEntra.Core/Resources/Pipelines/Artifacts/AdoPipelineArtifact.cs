using System.Globalization;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra;

/// <summary>Files that a run published (BuildArtifact, build 7.1).</summary>
[TableView(nameof(RunId), nameof(Name), nameof(Type), nameof(Size), More = [nameof(ProjectName), nameof(Id)])]
public sealed class AdoPipelineArtifact : AdoResource
{
    internal static readonly JsonRecordReader<AdoPipelineArtifact> Reader = new(static json => new(json));

    private AdoPipelineArtifact(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number.</summary>
    public long? Id => GetInt64();

    /// <summary>Its name, unique in the run.</summary>
    public string? Name => GetString();

    /// <summary>The name again: what <c>-Name</c> of Save-AdoPipelineArtifact binds to from the pipeline.</summary>
    public string? ArtifactName => Name;

    /// <summary>The job that published it.</summary>
    public string? Source => GetString();

    /// <summary>
    /// <c>PipelineArtifact</c>; <c>Container</c>, as older tasks publish; or <c>FilePath</c>, a folder that is not with Azure DevOps.
    /// </summary>
    public string? Type => Resource?.Type;

    /// <summary>Its size in bytes, where the service tells it.</summary>
    public long? Size => Resource?.Size;

    /// <summary>Where it lies.</summary>
    public AdoArtifactResource? Resource => GetObject(AdoArtifactResource.Reader);

    /// <summary>The number of the run that published it.</summary>
    public long RunId { get; internal set; }

    /// <summary>The name of the project that the run is in.</summary>
    public string? ProjectName => Scope?.Project;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Name, Id?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <remarks>The service sends all at once.</remarks>
    /// <param name="project">Name or id.</param>
    /// <param name="run">The number of the run.</param>
    internal static ServiceRequest<AdoPipelineArtifact> List(string project, long run) =>
        new(Route.To($"{project}/_apis/build/builds/{run}/artifacts"), $"the artifacts of {RunPlace.Words(project, run)}", Reader)
        {
            Scope = new(project),
        };

    /// <summary>The archive of one that lies with the service itself.</summary>
    /// <param name="project">Name or id.</param>
    /// <param name="run">The number of the run.</param>
    /// <param name="name">Its name.</param>
    internal static ServiceRequest Archive(string project, long run, string name) =>
        new(
            Route.To($"{project}/_apis/build/builds/{run}/artifacts?artifactName={name}"),
            $"the artifact '{name}' of {RunPlace.Words(project, run)}"
        )
        {
            Headers = [new("Accept", "application/zip")],
            IsDownload = true,
        };
}
