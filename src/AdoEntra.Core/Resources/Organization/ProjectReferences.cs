using System.Collections;
using AdoEntra.Json.Writing;

namespace AdoEntra.Resources.Organization;

/// <summary>
/// The references to projects of what several of them have: a variable group, a service connection. Each project has a name and a
/// description of its own for it.
/// </summary>
internal static class ProjectReferences
{
    private const string Project = "projectReference";

    /// <summary>A reference as the service takes it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="name">What the thing is called there.</param>
    /// <param name="description">What is said of it there.</param>
    public static Dictionary<string, object?> Of(AdoProject project, string name, string? description) => new(StringComparer.Ordinal)
    {
        ["name"] = name,
        ["description"] = description ?? string.Empty,
        [Project] = new Dictionary<string, object?> { ["id"] = project.Id, ["name"] = project.Name },
    };

    /// <summary>The fields of a resource as they are sent back.</summary>
    public static Dictionary<string, object?> Plain(IBodyObject resource) =>
        resource.Fields.ToDictionary(static field => field.Key, static field => field.Value, StringComparer.Ordinal);

    /// <summary>Changes the name and the description of a thing in one of its projects.</summary>
    /// <param name="body">The thing as it is sent.</param>
    /// <param name="field">The field that has its references.</param>
    /// <param name="project">The project by name or id.</param>
    /// <param name="name">The new name; null to keep it.</param>
    /// <param name="description">The new description; null to keep it.</param>
    public static void Rename(Dictionary<string, object?> body, string field, string? project, string? name, string? description)
    {
        object?[] references = body.TryGetValue(field, out object? value) && value is IEnumerable items ? [.. items.Cast<object?>()] : [];
        for (int i = 0; i < references.Length; i++)
            if (references[i] is IBodyObject shown) references[i] = Plain(shown);
        body[field] = references;
        foreach (
            Dictionary<string, object?> reference in references
                .OfType<Dictionary<string, object?>>()
                .Where(one => IsOf(one, project))
                .Append(body)
        )
        {
            if (name is not null) reference["name"] = name;
            if (description is not null) reference["description"] = description;
        }
    }

    private static bool IsOf(Dictionary<string, object?> reference, string? project)
    {
        reference.TryGetValue(Project, out object? value);
        Dictionary<string, object?>? named = value is IBodyObject shown ? Plain(shown) : value as Dictionary<string, object?>;
        return named is not null && (Is("id") || Is("name"));

        bool Is(string key) => named.TryGetValue(key, out object? text) && NameFilter.Same(text as string, project);
    }
}
