using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;

namespace AdoEntra;

/// <summary>A project (TeamProjectReference and TeamProject, core 7.1).</summary>
[TableView(
    nameof(Name),
    nameof(Visibility),
    nameof(State),
    nameof(LastUpdateTime),
    nameof(Description),
    More = [nameof(Id)]
)]
public sealed class AdoProject : AdoNamedResource
{
    internal static readonly JsonRecordReader<AdoProject> Reader = new(static json => new(json));

    internal static readonly OrganizationList<AdoProject> Listing =
        new("project", "projects", "The projects of the organization.", List, One);

    // The service's default is 100; larger pages save requests and stay well below a second.
    private const int PageSize = 500;

    private AdoProject(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The name again: what <c>-Project</c> of other commands binds to from the pipeline.</summary>
    public string? ProjectName => Name;

    /// <summary>What the project is for.</summary>
    public string? Description => GetString();

    /// <summary>For example <c>wellFormed</c>, <c>createPending</c>, <c>deleting</c>.</summary>
    public string? State => GetString();

    /// <summary>For example <c>private</c>, <c>public</c>.</summary>
    public string? Visibility => GetString();

    /// <summary>Counts the changes to the project.</summary>
    public long? Revision => GetInt64();

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastUpdateTime => GetTime();

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <inheritdoc/>
    internal override string Summary => Description is { Length: > 0 } text ? text : ToString();

    internal static ServiceRequest<AdoProject> List() => new(Route.To($"_apis/projects?$top={PageSize}"), "the projects", Reader)
    {
        Paging = PagingStyle.HeaderToken,
    };

    /// <param name="project">Name or id.</param>
    internal static ServiceRequest<AdoProject> One(string project) =>
        new(Route.To($"_apis/projects/{project}"), $"project '{project}'", Reader);
}
