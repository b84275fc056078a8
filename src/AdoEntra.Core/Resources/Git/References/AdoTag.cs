using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.References;

namespace AdoEntra;

/// <summary>A tag of a repository (GitRef, git 7.1).</summary>
[TableView(
    "Project=ProjectName",
    "Repository=RepositoryName",
    "Name=TagName",
    nameof(IsAnnotated),
    nameof(Creator),
    nameof(CommitId),
    More = [nameof(ObjectId)]
)]
public sealed class AdoTag : AdoResource
{
    internal static readonly JsonRecordReader<AdoTag> Reader = new(static json => new(json));

    internal static readonly RepositoryList<AdoTag> Listing = new("tag", "tags", "The tags of repositories.", List);

    private AdoTag(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The reference to it, for example <c>refs/tags/v1.0</c>.</summary>
    public string? Name => GetString();

    /// <summary>The same without <c>refs/tags/</c>, as git shows it.</summary>
    public string? TagName => ReferenceName.NameOf(Name);

    /// <summary>The id of what it points to: of an annotated tag the tag itself, else the commit.</summary>
    public string? ObjectId => GetString();

    /// <summary>Of an annotated tag, the id of the commit that it is for.</summary>
    public string? PeeledObjectId => GetString();

    /// <summary>The id of the commit that it is for.</summary>
    public string? CommitId => PeeledObjectId ?? ObjectId;

    /// <summary>True for a tag with a message of its own.</summary>
    public bool IsAnnotated => PeeledObjectId is not null;

    /// <summary>Who created it.</summary>
    public AdoIdentityRef? Creator => GetObject(AdoIdentityRef.Reader);

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <summary>The project, by the name or id that it was asked by.</summary>
    public string? ProjectName => Scope?.Project;

    /// <summary>The repository, by the name or id that it was asked by.</summary>
    public string? RepositoryName => Scope?.Repository;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (TagName, Name);

    /// <summary>The name as git shows it.</summary>
    public override string ToString() => TagName ?? string.Empty;

    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    internal static ServiceRequest<AdoTag> List(string? project, string repository) => StartingWith(project, repository, "tags/");

    /// <summary>Those whose names, without <c>refs/</c>, begin with a text.</summary>
    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="prefix">For example <c>tags/v1</c>.</param>
    internal static ServiceRequest<AdoTag> StartingWith(string? project, string repository, string prefix) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/refs?filter={prefix}&peelTags=true"),
            $"the tags of {new RepositoryPlace(project, repository)}",
            Reader
        )
        {
            Scope = new(project, repository),
            Paging = PagingStyle.HeaderToken with { SkipQuery = string.Empty },
        };

    /// <summary>Makes a tag with a message.</summary>
    /// <param name="project">Name or id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="name">The tag, without <c>refs/tags/</c>.</param>
    /// <param name="commit">The id of the commit.</param>
    /// <param name="message">The message.</param>
    internal static ServiceRequest Annotate(string project, string repository, string name, string commit, string message) =>
        new(
            Route.To($"{project}/_apis/git/repositories/{repository}/annotatedtags"),
            $"the tag '{name}' in {new RepositoryPlace(project, repository)}"
        )
        {
            Method = HttpMethod.Post,
            Body = RequestBody.Json(
                new Dictionary<string, object?>
                {
                    ["name"] = name,
                    ["message"] = message,
                    ["taggedObject"] = new Dictionary<string, object?> { ["objectId"] = commit },
                }
            ),
        };
}
