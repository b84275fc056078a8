using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Pipelines;

/// <summary>A pipeline as the newer interface gives it (Pipeline, pipelines 7.1): what one is created by.</summary>
internal sealed class PipelineReference : AdoResource
{
    private static readonly JsonRecordReader<PipelineReference> s_reader = new(static json => new(json));

    private PipelineReference(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number.</summary>
    public string? Id => GetString();

    /// <param name="project">Name or id.</param>
    /// <param name="name">Its name.</param>
    /// <param name="folder">Its folder, as the service writes it.</param>
    /// <param name="repository">The id of the repository that has the file.</param>
    /// <param name="yamlPath">The file.</param>
    internal static ServiceRequest<PipelineReference> Create(
        string project, string name, string folder, string repository, string yamlPath) =>
        new(Route.To($"{project}/_apis/pipelines"), $"the pipeline '{name}' of project '{project}'", s_reader)
        {
            Method = HttpMethod.Post,
            Body = RequestBody.Json(new Dictionary<string, object?>
            {
                ["name"] = name,
                ["folder"] = folder,
                ["configuration"] = new Dictionary<string, object?>
                {
                    ["type"] = "yaml",
                    ["path"] = yamlPath,
                    ["repository"] = new Dictionary<string, object?> { ["id"] = repository, ["type"] = "azureReposGit" },
                },
            }),
        };
}
