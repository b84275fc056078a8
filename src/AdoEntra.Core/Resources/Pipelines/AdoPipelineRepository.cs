using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>The repository that a pipeline builds, as the pipeline has it (BuildRepository, build 7.1).</summary>
public sealed class AdoPipelineRepository : AdoNamedResource
{
    internal static readonly JsonRecordReader<AdoPipelineRepository> Reader = new(static json => new(json));

    private AdoPipelineRepository(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Where it is: <c>TfsGit</c>, <c>GitHub</c>, <c>Bitbucket</c>, ...</summary>
    public string? Type => GetString();

    /// <summary>The branch that a run builds where none is named.</summary>
    public string? DefaultBranch => GetString();

    /// <summary>Its address.</summary>
    public string? Url => GetString();
}
