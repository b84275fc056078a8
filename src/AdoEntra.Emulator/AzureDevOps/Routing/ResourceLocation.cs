namespace AdoEntra.Emulator.AzureDevOps.Routing;

/// <summary>Answers one verb of one resource.</summary>
internal delegate Task ResourceOperation(ResourceCall call);

/// <summary>
/// A resource and its addresses, as <c>OPTIONS _apis</c> lists them, with the routes that serve them here. [D code] protocol 3.7 for the
/// members; ids and preview numbers are those of the public client for Python, the templates' form is [C].
/// </summary>
internal sealed class ResourceLocation
{
    /// <summary>[V] protocol 3.7: everything of 7.2 is preview.</summary>
    public const string MaxVersion = "7.2";

    private const string Released = "7.1";

    /// <summary>The address's own id, the same on the real service where that is known.</summary>
    public required Guid Id { get; init; }

    public required EmulatedRoute Route { get; init; }

    public ServiceHost Host { get; init; } = ServiceHost.Main;

    public required string Area { get; init; }

    public required string ResourceName { get; init; }

    /// <summary>The addresses' form, see <see cref="RouteTemplate"/>.</summary>
    public required string Template { get; init; }

    /// <summary>The number after <c>-preview.</c>.</summary>
    public int ResourceVersion { get; init; } = 1;

    /// <summary>Whether there is no released version of it.</summary>
    public bool PreviewOnly { get; init; }

    /// <summary>Whether it answers without a version too.</summary>
    public bool VersionOptional { get; init; }

    /// <summary>Whether its list says by a token where the next page begins.</summary>
    public bool GivesTokens { get; init; }

    /// <summary>Parameters of the query that have a fixed set of values. What is none of them is refused before any handler runs.</summary>
    public IReadOnlyDictionary<string, ServiceEnum> Choices { get; init; } = new Dictionary<string, ServiceEnum>();

    /// <summary>Who answers, by verb.</summary>
    public required IReadOnlyDictionary<string, ResourceOperation> Operations { get; init; }

    public string ReleasedVersion => PreviewOnly ? "0.0" : Released;

    public RouteTemplate Form => field ??= new(Template, Area, ResourceName);
}
