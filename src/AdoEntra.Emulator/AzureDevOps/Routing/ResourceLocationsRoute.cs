using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator.AzureDevOps.Routing;

/// <summary>
/// OPTIONS <c>/{organization}/_apis[/{area}]</c>: what there is on this host. [D code] protocol 3.7. It takes no version; that it takes a
/// credential is [I].
/// </summary>
internal static class ResourceLocationsRoute
{
    public static Task AnswerAsync(Exchange exchange)
    {
        var area = exchange.Match.Values?.GetValueOrDefault("area");
        ResourceLocationBody[] locations =
        [
            .. ResourceLocations.All
                .Where(location => location.Host == exchange.Match.Host
                    && (area is null || string.Equals(location.Area, area, StringComparison.OrdinalIgnoreCase)))
                .Select(location => new ResourceLocationBody(
                    location.Id, location.Area, location.ResourceName, location.Form.Listed, location.ResourceVersion, "1.0",
                    ResourceLocation.MaxVersion, location.ReleasedVersion)),
        ];
        return BodyJson.AnswerAsync(
            exchange, new PageBody<ResourceLocationBody>(locations.Length, locations), BodyJson.Service.PageBodyResourceLocationBody);
    }
}
