using System.Reflection;
using AdoEntra.Emulator.AzureDevOps.Routing;

namespace AdoEntra.Emulator;

/// <summary>Every route that there is: those with a member of <see cref="EmulatedRoute"/>, and those that only a resource has.</summary>
internal static class KnownRoutes
{
    private static readonly Lazy<Dictionary<string, EmulatedRoute>> ByName = new(() =>
        typeof(EmulatedRoute).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(property => (EmulatedRoute)property.GetValue(null)!)
            .Concat(ResourceLocations.All.Select(location => location.Route))
            .Distinct()
            .ToDictionary(route => route.Name, StringComparer.OrdinalIgnoreCase));

    public static IReadOnlyCollection<EmulatedRoute> All => ByName.Value.Values;

    /// <summary>The route of a name, whatever its case; null for none.</summary>
    public static EmulatedRoute? Find(string name) => ByName.Value.TryGetValue(name, out var route) ? route : null;
}
