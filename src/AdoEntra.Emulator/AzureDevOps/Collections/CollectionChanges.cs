using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Collections;

/// <summary>
/// Adds to a plain resource, changes and deletes: what is sent becomes its fields, over those that the sample has for a new one. [I] A name
/// that is taken is a 409, a deletion answers 204.
/// </summary>
internal static class CollectionChanges
{
    private static readonly Lock Gate = new();

    public static async Task AddAsync(CollectionRoute route, ResourceCall call)
    {
        RequireKey(route, call, wanted: false);
        var scope = CollectionScope.Of(route, call);
        var sent = await ReadAsync(call);
        var fields = CollectionMarks.Added(call, CollectionSample.FieldsOfNew(route));
        Merge(fields, sent);
        lock (Gate)
        {
            var all = call.Organization.Collections.Of(route);
            RefuseTaken(route, call, scope, all, fields, other: null);
            fields[route.Key] = NewKey(all.Items, route.Key);
            all.Add(new CollectionItem(scope.Text, fields));
        }

        await CollectionAnswers.AnswerAsync(call, CollectionMarks.Shown(route, call, scope, fields));
    }

    public static async Task ChangeAsync(CollectionRoute route, ResourceCall call)
    {
        var key = RequireKey(route, call, wanted: true)!;
        var scope = CollectionScope.Of(route, call);
        var sent = await ReadAsync(call);
        JsonObject changed;
        lock (Gate)
        {
            var all = call.Organization.Collections.Of(route);
            var known = Find(route, call, scope, all, key);
            changed = known.Fields.DeepClone().AsObject();
            Merge(changed, sent);
            changed[route.Key] = known.Fields[route.Key]!.DeepClone();
            RefuseTaken(route, call, scope, all, changed, known);
            all.Replace(one => one == known, one => one with { Fields = changed });
        }

        await CollectionAnswers.AnswerAsync(call, CollectionMarks.Shown(route, call, scope, changed));
    }

    public static Task DeleteAsync(CollectionRoute route, ResourceCall call)
    {
        var key = RequireKey(route, call, wanted: true)!;
        var scope = CollectionScope.Of(route, call);
        var all = call.Organization.Collections.Of(route);
        var known = Find(route, call, scope, all, key);
        all.Remove(one => one == known);
        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status204NoContent);
    }

    private static CollectionItem Find(
        CollectionRoute route, ResourceCall call, CollectionScope scope, SharedList<CollectionItem> all, string key)
    {
        var shown = CollectionMarks.Text(CollectionAnswers.Find(route, call, key)[route.Key]);
        return all.Items.First(item =>
            scope.Has(item) && CollectionMarks.Text(CollectionMarks.Shown(route, call, scope, item.Fields)[route.Key]) == shown);
    }

    private static void RefuseTaken(
        CollectionRoute route, ResourceCall call, CollectionScope scope, SharedList<CollectionItem> all, JsonObject fields,
        CollectionItem? other)
    {
        const string Name = "name";
        if (fields[Name] is { } name && all.Items.Any(item =>
            item != other && scope.Has(item)
            && string.Equals(CollectionMarks.Text(item.Fields[Name]), CollectionMarks.Text(name), StringComparison.OrdinalIgnoreCase)))
        {
            throw new ServiceRefusalException(route.NotFound(CollectionMarks.Text(name)) with
            {
                Status = StatusCodes.Status409Conflict,
                TypeKey = "DuplicateNameException",
                Message = $"The name '{CollectionMarks.Text(name)}' is in use already.",
            });
        }
    }

    // Where the others have numbers the next one, otherwise an id.
    private static JsonNode NewKey(IReadOnlyList<CollectionItem> all, string key)
    {
        var numbers = all.Select(item => item.Fields[key]).OfType<JsonValue>()
            .Where(value => value.GetValueKind() == JsonValueKind.Number).Select(value => value.GetValue<int>()).ToArray();
        return numbers.Length == all.Count ? numbers.DefaultIfEmpty().Max() + 1 : Guid.NewGuid().ToString();
    }

    private static void Merge(JsonObject fields, JsonObject sent)
    {
        foreach (var (name, value) in sent)
        {
            fields[name] = value?.DeepClone();
        }
    }

    private static async Task<JsonObject> ReadAsync(ResourceCall call) =>
        JsonObject.Create(await ResourceBody.ReadObjectAsync(call))!;

    // The list takes other verbs than what is in it.
    private static string? RequireKey(CollectionRoute route, ResourceCall call, bool wanted)
    {
        var key = route.KeyInAddress is { } name ? call.Value(name) : null;
        return wanted == key is not null
            ? key
            : throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
    }
}
