using System.Globalization;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Json.Writing;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.Policies;

namespace AdoEntra;

/// <summary>A policy of branches or repositories (PolicyConfiguration, policy 7.1).</summary>
[TableView(
    nameof(Id),
    "Type=TypeName",
    "Repository=RepositoryName",
    nameof(Branch),
    "Blocking=IsBlocking",
    "Enabled=IsEnabled",
    nameof(Requirement),
    More = [nameof(ProjectName), nameof(RepositoryId), nameof(TypeId), nameof(Revision), nameof(CreatedDate)]
)]
public sealed class AdoBranchPolicy : AdoResource
{
    internal static readonly JsonRecordReader<AdoBranchPolicy> Reader = new(static json => new(json));

    internal static readonly BranchPolicyList Listing = new();

    private AdoBranchPolicy(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number, unique in the project.</summary>
    public long? Id => GetInt64();

    /// <summary>Its type.</summary>
    public AdoPolicyType? Type => GetObject(AdoPolicyType.Reader);

    /// <summary>The name of its type, for example <c>Minimum number of reviewers</c>.</summary>
    public string? TypeName => Type?.DisplayName;

    /// <summary>The id of its type.</summary>
    public string? TypeId => Type?.Id;

    /// <summary>True where a pull request cannot be completed, or a push is refused, without it; otherwise it is advice.</summary>
    public bool IsBlocking => GetBoolean();

    /// <summary>True while it applies.</summary>
    public bool IsEnabled => GetBoolean();

    /// <summary>True once it was deleted.</summary>
    public bool IsDeleted => GetBoolean();

    /// <summary>True where only an enterprise administrator may change it.</summary>
    public bool IsEnterpriseManaged => GetBoolean();

    /// <summary>What it requires in particular, by the names of its type, and where it applies (<c>scope</c>).</summary>
    public IReadOnlyDictionary<string, object?> Settings => GetDictionary();

    /// <summary>What it requires, in words, for example <c>2 approvals</c>; null where its type says it.</summary>
    public string? Requirement => PolicyText.Of(TypeId, Settings);

    /// <summary>Where it applies.</summary>
    public IReadOnlyList<AdoPolicyScope> Scopes => AdoPolicyScope.AllOf(Settings);

    /// <summary>The branches that it is for, as they are typed, for example <c>main</c> or <c>release/*</c>; null for all.</summary>
    public string? Branch
    {
        get
        {
            string[] branches = [.. Scopes.Select(static scope => scope.Branch).OfType<string>().Distinct()];
            return branches.Length == 0 ? null : string.Join(", ", branches);
        }
    }

    /// <summary>The id of the repository that it is for; null for all repositories of the project, or for several.</summary>
    public string? RepositoryId
    {
        get
        {
            string?[] repositories = [.. Scopes.Select(static scope => scope.RepositoryId).Distinct(StringComparer.OrdinalIgnoreCase)];
            return repositories.Length == 1 ? repositories[0] : null;
        }
    }

    /// <summary>The name of that repository.</summary>
    public string? RepositoryName { get; private set; }

    /// <summary>The project that it is in, by the name or id that it was asked by.</summary>
    public string? ProjectName => Scope?.Project;

    /// <summary>Counts its changes, from 1.</summary>
    public long? Revision => GetInt64();

    /// <summary>Who made the latest change.</summary>
    public AdoIdentityRef? CreatedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>When the latest change was made.</summary>
    public DateTimeOffset? CreatedDate => GetTime();

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (null, Id?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Number and type.</summary>
    public override string ToString() => $"{Id}: {TypeName}";

    /// <summary>All fields as they came.</summary>
    internal IEnumerable<KeyValuePair<string, object?>> Body => ((IBodyObject)this).Fields;

    /// <summary>Says what its repository is called, which the service does not.</summary>
    /// <param name="name">The name; null where it is not known.</param>
    internal void NameRepository(string? name) => RepositoryName = name;

    /// <param name="project">Name or id.</param>
    internal static ServiceRequest<AdoBranchPolicy> List(string project) =>
        new(Route.To($"{project}/_apis/policy/configurations"), $"the policies of project '{project}'", Reader)
        {
            Scope = new(project),
            Paging = PagingStyle.HeaderTokenOnly,
        };

    /// <param name="project">Name or id.</param>
    /// <param name="repository">The id of the repository.</param>
    /// <param name="branch">The reference to a branch; null for all of the repository.</param>
    internal static ServiceRequest<AdoBranchPolicy> OfRepository(string project, string repository, string? branch) =>
        new(
            Route.To($"{project}/_apis/git/policy/configurations?repositoryId={repository}").With("refName", branch),
            $"the policies of repository '{repository}'",
            Reader
        )
        {
            Scope = new(project),
            Paging = PagingStyle.HeaderTokenOnly,
        };

    /// <param name="project">Name or id.</param>
    /// <param name="id">Its number.</param>
    internal static ServiceRequest<AdoBranchPolicy> One(string project, long id) =>
        new(Route.To($"{project}/_apis/policy/configurations/{id}"), $"policy {id} of project '{project}'", Reader)
        {
            Scope = new(project),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="fields">The body by the service's names.</param>
    internal static ServiceRequest<AdoBranchPolicy> Create(string project, IReadOnlyDictionary<string, object?> fields) =>
        new(Route.To($"{project}/_apis/policy/configurations"), $"the policy in project '{project}'", Reader)
        {
            Scope = new(project),
            Method = HttpMethod.Post,
            Body = RequestBody.Json(fields),
        };

    /// <param name="project">Name or id.</param>
    /// <param name="id">Its number.</param>
    /// <param name="fields">The whole body by the service's names: what is not in it is gone.</param>
    internal static ServiceRequest<AdoBranchPolicy> Update(string project, long id, IReadOnlyDictionary<string, object?> fields) =>
        One(project, id) with { Method = HttpMethod.Put, Body = RequestBody.Json(fields) };

    /// <param name="project">Name or id.</param>
    /// <param name="id">Its number.</param>
    internal static ServiceRequest Delete(string project, long id) => One(project, id) with { Method = HttpMethod.Delete };
}
