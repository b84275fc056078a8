using System.Text.Json.Nodes;
using AdoEntra.Emulator.Organizations;

namespace AdoEntra.Emulator.AzureDevOps.Collections;

/// <summary>
/// What is there at the start, from a file: an object whose members are lists, by whose they are. The member's name is empty for the
/// organization, <c>*</c> for each project, otherwise <c>SecretSauce</c> or <c>SecretSauce/api</c>. The member <c>new</c> has the fields
/// that the service gives to one that is added. For the marks in its texts see <see cref="CollectionMarks"/>.
/// </summary>
internal static class CollectionSample
{
    public const string New = "new";

    public static SharedList<CollectionItem> Load(CollectionRoute route, EmulatedOrganization organization) =>
        new(Parse(Read(route), organization));

    /// <summary>What an organization has of a sample: what belongs to projects and repositories that it has not is left out.</summary>
    public static IReadOnlyList<CollectionItem> Parse(JsonObject sample, EmulatedOrganization organization) =>
    [
        .. sample.Where(member => member.Key != New)
            .Select(member => (Scope: Scope(organization, member.Key), Items: member.Value!.AsArray()))
            .Where(part => part.Scope is not null)
            .SelectMany(part => part.Items, (part, item) => new CollectionItem(part.Scope!, item!.DeepClone().AsObject())),
    ];

    /// <summary>The fields of one that is added, in addition to those that are sent.</summary>
    public static JsonObject FieldsOfNew(CollectionRoute route) => Read(route)[New]?.DeepClone().AsObject() ?? [];

    private static JsonObject Read(CollectionRoute route)
    {
        using var file = typeof(CollectionSample).Assembly.GetManifestResourceStream("Samples/" + route.Sample)
            ?? throw new InvalidOperationException($"There is no sample {route.Sample}.");
        return JsonNode.Parse(file)!.AsObject();
    }

    // Null for a project that the organization has not.
    private static string? Scope(EmulatedOrganization organization, string name)
    {
        if (name is "" or "*")
        {
            return name;
        }

        var parts = name.Split('/');
        var project = organization.FindProject(parts[0]);
        return parts.Length == 1 ? project?.Id.ToString()
            : project?.Repositories.FirstOrDefault(one => one.Name == parts[1]) is { } repository ? $"{project.Id}/{repository.Id}"
            : null;
    }
}
