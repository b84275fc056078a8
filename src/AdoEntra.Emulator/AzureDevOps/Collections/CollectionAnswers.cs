using System.Text.Json.Nodes;
using AdoEntra.Emulator.AzureDevOps.Paging;
using AdoEntra.Emulator.AzureDevOps.Routing;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Collections;

/// <summary>Answers what a plain resource is asked: its list, or one of it.</summary>
internal static class CollectionAnswers
{
    public static Task AnswerAsync(CollectionRoute route, ResourceCall call)
    {
        if (route.KeyInAddress is { } name && call.Value(name) is { } key)
        {
            return AnswerAsync(call, Find(route, call, key));
        }

        JsonObject[] found =
        [
            .. All(route, call).Where(item =>
                route.Filters.All(filter => Wanted(route, call, filter.Key) is not { } wanted || Has(item, filter.Value, wanted))
                && route.AnyOf.All(filter =>
                    call.Query.Text(filter.Key) is not { } wanted || wanted.Split(',').Any(one => Has(item, filter.Value, one)))),
        ];
        return AnswerAsync(call, Page(route, call, found));
    }

    /// <summary>One by its key or its name.</summary>
    public static JsonObject Find(CollectionRoute route, ResourceCall call, string key) =>
        All(route, call).FirstOrDefault(item => Has(item, route.Key, key) || (route.Named is { } named && Has(item, named, key)))
        ?? throw new ServiceRefusalException(route.NotFound(key));

    public static Task AnswerAsync(ResourceCall call, JsonNode body, int status = StatusCodes.Status200OK) =>
        BodyJson.AnswerAnyAsync(call.Exchange, body, status);

    private static IEnumerable<JsonObject> All(CollectionRoute route, ResourceCall call)
    {
        if (route.Items is { } make)
        {
            return make(call).Select(item => BodyJson.Node(item));
        }

        var scope = CollectionScope.Of(route, call);
        return call.Organization.Collections.Of(route).Items
            .Where(scope.Has).Select(item => CollectionMarks.Shown(route, call, scope, item.Fields));
    }

    private static JsonObject Page(CollectionRoute route, ResourceCall call, JsonObject[] found)
    {
        var page = found;
        if (route.Paging != CollectionPaging.None)
        {
            var window = route.Paging == CollectionPaging.Skip
                ? PageWindow.BySkip(call, route.UsualPage)
                : PageWindow.ByToken(call, PageWindow.Capped(call, call.Query.Number("$top", least: 1) ?? route.UsualPage));
            if (route.Paging == CollectionPaging.Token)
            {
                window.Announce(call, found.Length);
            }

            page = window.Of(found);
        }

        return new JsonObject { ["count"] = page.Length, ["value"] = new JsonArray([.. page]) };
    }

    private static string? Wanted(CollectionRoute route, ResourceCall call, string parameter) =>
        route.Choices.ContainsKey(parameter) ? call.Choice(parameter) : call.Query.Text(parameter);

    // A dot leads into an object.
    private static bool Has(JsonObject item, string field, string wanted) =>
        field.Split('.').Aggregate((JsonNode?)item, (node, name) => node?[name]) is { } value
        && string.Equals(CollectionMarks.Text(value), wanted, StringComparison.OrdinalIgnoreCase);
}
