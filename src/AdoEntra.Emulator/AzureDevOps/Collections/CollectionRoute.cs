using System.Text.Json.Nodes;
using AdoEntra.Emulator.AzureDevOps.Routing;

namespace AdoEntra.Emulator.AzureDevOps.Collections;

/// <summary>
/// A plain resource: a list, one of it by its key or its name, and where <see cref="Verbs"/> says so, adding, changing and deleting. Such a
/// resource is one of these, in the rows of its area, and a sample; nothing else has to know it. What is odd has a route of its own.
/// </summary>
internal sealed class CollectionRoute
{
    /// <summary>The address's own id, the real service's where that is known.</summary>
    public required Guid Id { get; init; }

    public ServiceHost Host { get; init; } = ServiceHost.Main;

    public required string Area { get; init; }

    public required string Resource { get; init; }

    /// <summary>
    /// The addresses' form, see <see cref="RouteTemplate"/>. Where its last segment is a value, that names one; <c>project</c> and
    /// <c>repositoryId</c> before it say whose list it is.
    /// </summary>
    public required string Template { get; init; }

    /// <summary>The name that faults and the log of requests have for it; the resource's, where it does not say.</summary>
    public string? Name { get; init; }

    public int Version { get; init; } = 1;

    public bool PreviewOnly { get; init; }

    public CollectionPaging Paging { get; init; }

    /// <summary>How many come at once where nothing is said.</summary>
    public int UsualPage { get; init; } = 100;

    /// <summary>The field that an address names one by.</summary>
    public string Key { get; init; } = "id";

    /// <summary>The field that an address may also name one by; null for none.</summary>
    public string? Named { get; init; }

    /// <summary>Parameters of the query that a field has to equal: <c>poolName</c> and <c>name</c>.</summary>
    public IReadOnlyDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>();

    /// <summary>The same for parameters with several values, by commas, of which one has to fit.</summary>
    public IReadOnlyDictionary<string, string> AnyOf { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, ServiceEnum> Choices { get; init; } = new Dictionary<string, ServiceEnum>();

    /// <summary>What it takes: <c>GET</c>, and of <c>POST</c>, <c>PATCH</c> and <c>DELETE</c> those that are named.</summary>
    public string Verbs { get; init; } = "GET";

    /// <summary>The file in <c>Samples</c> that holds what is there at the start, see <see cref="CollectionSample"/>.</summary>
    public string? Sample { get; init; }

    /// <summary>What is there, made for a request, where it is no file. What is made so cannot be changed.</summary>
    public Func<ResourceCall, IEnumerable<object>>? Items { get; init; }

    /// <summary>What a request adds to one of it or takes away; null for nothing.</summary>
    public Action<ResourceCall, JsonObject>? Adapt { get; init; }

    /// <summary>What is said where there is none of a key.</summary>
    public required Func<string, ServiceError> NotFound { get; init; }

    /// <summary>
    /// Values for an address that has something to show, in addition to the project <c>SecretSauce</c>: the contract's test asks there.
    /// </summary>
    public IReadOnlyDictionary<string, string> Example { get; init; } = new Dictionary<string, string>();

    /// <summary>The value in an address that names one; null where only the list is asked for.</summary>
    public string? KeyInAddress => field ??= Template.Split('/')[^1] is ['{', .. var name, '}'] && name != "resource"
        ? name.Trim('*', '?')
        : null;

    public EmulatedRoute Route => new(Name ?? char.ToLowerInvariant(Resource[0]) + Resource[1..]);

    /// <summary>The resource as the others are.</summary>
    public ResourceLocation Location => field ??= new()
    {
        Id = Id,
        Route = Route,
        Host = Host,
        Area = Area,
        ResourceName = Resource,
        Template = Template,
        ResourceVersion = Version,
        PreviewOnly = PreviewOnly,
        GivesTokens = Paging == CollectionPaging.Token,
        Choices = Choices,
        Operations = Verbs.Split(' ').ToDictionary(verb => verb, ResourceOperation (verb) => verb switch
        {
            "GET" => call => CollectionAnswers.AnswerAsync(this, call),
            "POST" => call => CollectionChanges.AddAsync(this, call),
            "PATCH" => call => CollectionChanges.ChangeAsync(this, call),
            "DELETE" => call => CollectionChanges.DeleteAsync(this, call),
            _ => throw new InvalidOperationException($"{verb} is no verb of a plain resource."),
        }),
    };
}
