using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AdoEntra.Emulator.AzureDevOps.Graph;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations;

namespace AdoEntra.Emulator.AzureDevOps.Collections;

/// <summary>
/// Marks in the texts of a sample, put in when it is shown: <c>$(root)</c> and <c>$(in)</c> for the address of the organization and of
/// whose it is, <c>$(key)</c>, <c>$(project.id)</c>, <c>$(project.name)</c>, <c>$(organization.id)</c>, <c>$(guid:name)</c> for an id that
/// is the same in every run, and, as the whole text, <c>$(person)</c> for Ada Operator, of whom there are <c>$(person.id)</c> and
/// <c>$(person.descriptor)</c> too. In those of a new one also <c>$(caller)</c> and <c>$(now)</c>.
/// </summary>
internal static partial class CollectionMarks
{
    /// <summary>The fields with all marks put in.</summary>
    public static JsonObject Shown(CollectionRoute route, ResourceCall call, CollectionScope scope, JsonObject fields)
    {
        var root = call.Address.On(route.Host);
        string Of(string mark) => mark switch
        {
            "root" => root,
            "in" => scope.Project is null ? root : $"{root}/{scope.Project.Id}",
            "organization.id" => call.Organization.Id.ToString(),
            "person.id" => KnownPrincipals.Person.AzureDevOpsId.ToString(),
            "person.descriptor" => SubjectDescriptor.Legacy(KnownPrincipals.Person),
            "project.id" => scope.Project!.Id.ToString(),
            "project.name" => scope.Project!.Name,
            "repository.id" => scope.Repository!.Id.ToString(),
            "key" => Text(Replaced(fields[route.Key], Of)),
            _ when mark.StartsWith("guid:", StringComparison.Ordinal) => StableGuid.From(mark["guid:".Length..]).ToString(),
            _ => throw new InvalidOperationException($"{mark} is no mark of a sample."),
        };
        var shown = Replaced(fields, Of, mark => mark == "person" ? Identity(call, KnownPrincipals.Person) : null)!.AsObject();
        route.Adapt?.Invoke(call, shown);
        return shown;
    }

    /// <summary>The fields of a new one with what is known when it is added.</summary>
    public static JsonObject Added(ResourceCall call, JsonObject fields) => Replaced(
        fields,
        mark => mark == "now" ? call.Services.Options.TimeProvider.GetUtcNow().UtcDateTime.ToString("O") : $"$({mark})",
        mark => mark == "caller" ? Identity(call, call.Caller) : null)!.AsObject();

    /// <summary>A field's value as an address has it.</summary>
    public static string Text(JsonNode? value) => value?.ToString() ?? string.Empty;

    private static JsonNode Identity(ResourceCall call, EmulatedIdentity identity) => JsonSerializer.SerializeToNode(
        GraphSubject.Reference(call.Address, identity), BodyJson.Service.IdentityReferenceBody)!;

    private static JsonNode? Replaced(JsonNode? node, Func<string, string> text, Func<string, JsonNode?>? whole = null) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Replaced(field.Value, text, whole)))),
        JsonArray items => new JsonArray([.. items.Select(item => Replaced(item, text, whole))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var held =>
            Mark().Match(held) is { Success: true } match && match.Length == held.Length
                && whole?.Invoke(match.Groups[1].Value) is { } known
                ? known
                : Mark().Replace(held, match => text(match.Groups[1].Value)),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(@"\$\(([^)]+)\)")]
    private static partial Regex Mark();
}
