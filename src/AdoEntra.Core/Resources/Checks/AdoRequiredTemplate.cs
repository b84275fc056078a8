using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>A template that a pipeline has to extend to use a resource.</summary>
public sealed class AdoRequiredTemplate : AdoResource
{
    internal static readonly JsonRecordReader<AdoRequiredTemplate> Reader = new(static json => new(json));

    private AdoRequiredTemplate(JsonRecord json)
        : base(json)
    {
    }

    /// <summary><c>git</c> for a repository of Azure DevOps, <c>github</c> or <c>bitbucket</c>.</summary>
    public string? RepositoryType => GetString();

    /// <summary>The repository, for example <c>SecretSauce/templates</c>.</summary>
    public string? RepositoryName => GetString();

    /// <summary>The branch or tag, for example <c>refs/heads/main</c>.</summary>
    public string? RepositoryRef => GetString();

    /// <summary>The path of the template in the repository.</summary>
    public string? TemplatePath => GetString();

    /// <summary>Path, repository and reference.</summary>
    public override string ToString() => $"{TemplatePath}@{RepositoryName} ({RepositoryRef})";
}
