using AdoEntra.Resources.Git;

namespace AdoEntra.Resources.Security;

/// <summary>Something that there are permissions on.</summary>
/// <param name="Space">The id of its namespace.</param>
/// <param name="Token">Its token there (the namespace reference of Azure DevOps has their forms).</param>
/// <param name="Name">What it is, in words that fit into a message.</param>
internal sealed record SecuredResource(string Space, string Token, string Name)
{
    public string? Project { get; init; }

    public string? Repository { get; init; }

    public string? Pipeline { get; init; }

    /// <summary>A project, with what holds for all of its repositories and pipelines.</summary>
    public static IReadOnlyList<SecuredResource> Of(AdoProject project)
    {
        string name = $"project '{project.Name}'";
        return
        [
            new(SecurityNamespace.Project, $"$PROJECT:vstfs:///Classification/TeamProject/{project.Id}", name) { Project = project.Name },
            new(SecurityNamespace.Git, $"repoV2/{project.Id}", $"all repositories of {name}") { Project = project.Name },
            new(SecurityNamespace.Build, project.Id ?? string.Empty, $"all pipelines of {name}") { Project = project.Name },
        ];
    }

    public static SecuredResource Of(AdoRepository repository) =>
        new(
            SecurityNamespace.Git,
            $"repoV2/{repository.Project?.Id}/{repository.Id}",
            new RepositoryPlace(repository.ProjectName, repository.Name!).ToString()
        )
        {
            Project = repository.ProjectName,
            Repository = repository.Name,
        };

    public static SecuredResource Of(PipelineDefinition pipeline)
    {
        // [C] A folder is a part of the token, without the backslash at its beginning.
        string folder = pipeline.Path?.Trim('\\').Replace('\\', '/') ?? string.Empty;
        string place = folder.Length > 0 ? $"{folder}/{pipeline.Id}" : $"{pipeline.Id}";
        return new(
            SecurityNamespace.Build,
            $"{pipeline.Project?.Id}/{place}",
            $"pipeline '{pipeline.Name}' of project '{pipeline.Project?.Name}'"
        )
        {
            Project = pipeline.Project?.Name,
            Pipeline = pipeline.Name,
        };
    }
}
