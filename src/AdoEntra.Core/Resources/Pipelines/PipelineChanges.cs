using AdoEntra.Errors;
using AdoEntra.Json.Writing;
using AdoEntra.Resources.Git;

namespace AdoEntra.Resources.Pipelines;

/// <summary>
/// Creates, changes and deletes pipelines. The service replaces a definition by what is sent: it is read as a whole and sent back as a
/// whole, with the revision that was read, so that a change that another user made meanwhile is the error <c>Conflict</c>. A secret
/// variable is sent back without a value, and keeps the one that it has.
/// </summary>
internal static class PipelineChanges
{
    /// <summary>Creates a pipeline of a YAML file.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project.</param>
    /// <param name="name">Its name.</param>
    /// <param name="folder">Its folder, as the service writes it.</param>
    /// <param name="repository">The repository that has the file.</param>
    /// <param name="yamlPath">The file.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">The repository does not exist, or the service refused.</exception>
    public static async Task<AdoPipeline> CreatePipelineAsync(
        this ResourceClient client,
        string project,
        string name,
        string folder,
        RepositoryPlace repository,
        string yamlPath,
        CancellationToken cancellationToken
    )
    {
        string id = await client.FindIdAsync(repository, cancellationToken).ConfigureAwait(false);
        var request = PipelineReference.Create(project, name, folder, id, yamlPath);
        PipelineReference created = await client.ReadOneAsync(request, cancellationToken).ConfigureAwait(false);
        return await client.ReadOneAsync(AdoPipeline.One(project, created.Id!), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes a pipeline, and gives it as it is then.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project.</param>
    /// <param name="pipeline">Its name, its path or its number.</param>
    /// <param name="change">Changes its fields.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException"><c>Conflict</c>: it was changed meanwhile, or the new name is taken.</exception>
    public static async Task<AdoPipeline> UpdatePipelineAsync(
        this ResourceClient client,
        string project,
        string pipeline,
        Action<Dictionary<string, object?>> change,
        CancellationToken cancellationToken
    )
    {
        long id = (await client.FindPipelineAsync(project, pipeline, cancellationToken).ConfigureAwait(false)).Id!.Value;

        // By its number once more: the list may leave out what has to be sent back.
        AdoPipeline known = await client.ReadOneAsync(AdoPipeline.One(project, $"{id}"), cancellationToken).ConfigureAwait(false);
        Dictionary<string, object?> fields = ((IBodyObject)known).Fields.ToDictionary(
            static field => field.Key, static field => field.Value, StringComparer.Ordinal);
        change(fields);
        var request = AdoPipeline.Replace(project, id, fields) with { What = $"the pipeline '{known.FullName}' of project '{project}'" };
        return await client.ReadOneAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sets a variable, or adds it; all others stay as they are.</summary>
    /// <param name="fields">The fields of the definition.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="value">Its value; null to leave it as it is.</param>
    /// <param name="isSecret">Whether it is secret; null to leave that as it is.</param>
    /// <param name="allowsOverride">Whether a run may be given another value; null to leave that as it is.</param>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: a secret would be shown, or there is no value.</exception>
    public static void SetVariable(Dictionary<string, object?> fields, string name, string? value, bool? isSecret, bool? allowsOverride)
    {
        Dictionary<string, object?> variables = PipelineSettings.Within(fields, "variables");
        string key = variables.Keys.FirstOrDefault(known => NameFilter.Same(known, name)) ?? name;
        bool isNew = !variables.ContainsKey(key);
        Dictionary<string, object?> variable = PipelineSettings.Within(variables, key);
        bool wasSecret = variable.TryGetValue("isSecret", out object? secret) && secret is true;
        if (value is null && (isNew || (wasSecret && isSecret == false)))
        {
            throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                isNew ? $"There is no variable '{name}' yet, and no value was given."
                    : $"The variable '{name}' is secret: its value is not known.",
                "Pass -Value, or -Secret for a secret value.")
            { Target = name };
        }

        if (value is not null) variable["value"] = value;
        if (isSecret is { } hides) variable["isSecret"] = hides;
        if (allowsOverride is { } allows) variable["allowOverride"] = allows;
    }

    /// <summary>Takes a variable away; all others stay as they are.</summary>
    /// <param name="fields">The fields of the definition.</param>
    /// <param name="name">The name of the variable.</param>
    /// <exception cref="AdoServiceException"><c>NotFound</c>: there is none of that name.</exception>
    public static void RemoveVariable(Dictionary<string, object?> fields, string name)
    {
        Dictionary<string, object?> variables = PipelineSettings.Within(fields, "variables");
        if (variables.Keys.FirstOrDefault(known => NameFilter.Same(known, name)) is { } key) variables.Remove(key);
        else
        {
            throw new AdoServiceException(
                ErrorIds.NotFound,
                $"The pipeline has no variable '{name}'.",
                "List those that it has with (Get-AdoPipeline NAME).Variables; variables of its YAML file are not among them.")
            { Target = name };
        }
    }
}
