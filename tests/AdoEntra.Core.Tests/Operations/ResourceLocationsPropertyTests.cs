using AdoEntra.Core.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Http.Addresses;
using AdoEntra.Operations;

namespace AdoEntra.Core.Tests.Operations;

/// <summary>What holds of every route that a service may list and of every value that a user may give.</summary>
public sealed class ResourceLocationsPropertyTests
{
    private static readonly ServiceHost s_host = ServiceHost.Core;

    // The contract's own templates, as an organization would list them.
    [Fact]
    [Trait("Category", Fuzz.Category)]
    public Task Resolve_EveryTemplateOfTheContract_IsFoundAgain() => Fuzz.ForSeedsAsync(1, static seed =>
    {
        var names = new RandomNames(seed);
        foreach (Operation operation in OperationCatalog.All.Where(static operation => operation.Host == s_host))
        {
            var locations = new ResourceLocations([Locations.One("a", "r", operation.Template)]);
            var values = locations.RouteValues("a", "r").ToDictionary(static name => name, _ => names.Name());

            string route = locations.Resolve("a", "r", values, null).Route;

            Assert.Same(operation, OperationCatalog.Find(operation.Method, s_host, route));
            Assert.Equal(
                values.Values,
                route.Split('/').Zip(operation.Template.Split('/'), static (part, open) => (part, open))
                    .Where(static pair => pair.open.Contains('{')).Select(static pair => Value(pair.part, pair.open)));
        }
    });

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public Task Resolve_Garbage_IsARouteOfTheOrganizationOrInvalidRequest() => Fuzz.ForSeedsAsync(4, static seed =>
    {
        var organization = new Uri("https://dev.azure.com/contoso/");
        var names = new RandomNames(seed);
        string[] keys = ["project", "team", "id", "path", "area", "x", ""];
        int routes = 0;
        for (int i = 0; i < 5_000; i++)
        {
            ResourceLocation[] some = [.. Enumerable.Range(0, names.Below(3) + 1).Select(_ => Location(names))];
            var locations = new ResourceLocations(some);
            var values = Enumerable.Range(0, names.Below(4)).Select(_ => names.OneOf(keys)).Distinct()
                .ToDictionary(static key => key, _ => Word(names));
            try
            {
                string? version = names.Below(2) == 0 ? Word(names) : null;
                ResourceRoute route = locations.Resolve(some[0].Area!, some[0].ResourceName!, values, version);
                routes++;
                Assert.StartsWith(organization.AbsoluteUri, new Uri(organization, route.Route).AbsoluteUri);
                Assert.Empty(new Uri(organization, route.Route).Query + new Uri(organization, route.Route).Fragment);
                Assert.True(ApiVersion.TryParse(route.ApiVersion, out _), route.ApiVersion);
            }
            catch (AdoConnectionException exception)
            {
                Assert.Equal(ErrorIds.InvalidRequest, exception.ErrorId);
            }
        }

        Assert.InRange(routes, 250, 4750);
    });

    private static ResourceLocation Location(RandomNames names) => Locations.One(
        Word(names), Word(names), Template(names), names.Below(3),
        "1.0", names.OneOf(["7.2", "x", "0.0"]), names.OneOf(["7.1", "0.0", "9"]));

    private static string Word(RandomNames names) => names.Below(3) > 0 ? names.Name() : names.Garbage();

    private static string Template(RandomNames names) =>
        string.Join("/", Enumerable.Range(0, names.Below(6) + 1).Select(_ => names.Below(6) switch
        {
            0 => "_apis",
            1 => "{project}",
            2 => "{" + names.OneOf(["id", "*path", "team", "area", "resource", "*", ""]) + "}",
            3 => "${id}",
            4 => "{resource}",
            _ => names.Garbage(),
        }));

    private static string Value(string part, string open) => Uri.UnescapeDataString(part).Substring(open.IndexOf('{'));
}
