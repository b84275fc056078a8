using AdoEntra.Errors;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Security;

/// <summary>A pipeline, as far as its token needs it (BuildDefinitionReference, build 7.1).</summary>
internal sealed class PipelineDefinition : AdoResource
{
    private static readonly JsonRecordReader<PipelineDefinition> s_reader = new(static json => new(json));

    private PipelineDefinition(JsonRecord json)
        : base(json)
    {
    }

    public string? Id => GetString();

    public string? Name => GetString();

    public string? Path => GetString();

    public AdoProject? Project => GetObject(AdoProject.Reader);

    /// <param name="project">Name or id.</param>
    /// <param name="id">Its number.</param>
    internal static ServiceRequest<PipelineDefinition> One(string project, string id) =>
        new(Route.To($"{project}/_apis/build/definitions/{id}"), $"pipeline '{id}' of project '{project}'", s_reader);

    /// <param name="project">Name or id.</param>
    /// <param name="name">Its name.</param>
    internal static ServiceRequest<PipelineDefinition> Named(string project, string name) =>
        new(Route.To($"{project}/_apis/build/definitions?name={name}"), $"pipeline '{name}' of project '{project}'", s_reader)
        {
            Paging = PagingStyle.HeaderTokenOnly,
        };

    /// <param name="project">Name or id.</param>
    /// <param name="ids">Numbers with commas between them.</param>
    internal static ServiceRequest<PipelineDefinition> Numbered(string project, string ids) =>
        new(Route.To($"{project}/_apis/build/definitions?definitionIds={ids}"), $"the pipelines of project '{project}'", s_reader)
        {
            Paging = PagingStyle.HeaderTokenOnly,
        };

    /// <summary>The one of a name or number.</summary>
    /// <exception cref="AdoServiceException"><c>NotFound</c>: there is none; <c>InvalidRequest</c>: several folders have one.</exception>
    public static async Task<PipelineDefinition> FindAsync(
        ResourceClient client,
        string project,
        string pipeline,
        CancellationToken cancellationToken
    )
    {
        if (pipeline.All(char.IsDigit)) return await client.ReadOneAsync(One(project, pipeline), cancellationToken).ConfigureAwait(false);
        List<PipelineDefinition> found = [];
        var list = client.ReadListAsync(Named(project, pipeline), cancellationToken);
        await foreach (IReadOnlyList<PipelineDefinition> batch in list.ConfigureAwait(false)) found.AddRange(batch);
        return found.Count switch
        {
            1 => found[0],
            0 => throw MissingItem.Of("pipeline", pipeline, $"project '{project}'"),
            _ => throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                $"Several folders of project '{project}' have a pipeline '{pipeline}': "
                    + string.Join(", ", found.Select(static one => $"{one.Path} ({one.Id})")) + ".",
                "Pass the number of one.")
            { Target = pipeline },
        };
    }
}
