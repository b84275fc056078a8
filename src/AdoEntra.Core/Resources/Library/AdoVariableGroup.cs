using System.Globalization;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;

namespace AdoEntra;

/// <summary>A group of variables that pipelines share (VariableGroup, distributedTask 7.1).</summary>
[TableView(
    "Project=ProjectName",
    nameof(Id),
    nameof(Name),
    nameof(Type),
    "Variables=VariableCount",
    nameof(IsShared),
    nameof(ModifiedOn),
    nameof(Description),
    More = [nameof(ModifiedBy), nameof(CreatedOn)]
)]
public sealed class AdoVariableGroup : AdoResource
{
    /// <summary>The type of a group whose values are kept in a key vault.</summary>
    internal const string KeyVaultType = "AzureKeyVault";

    internal static readonly JsonRecordReader<AdoVariableGroup> Reader = new(static json => new(json));

    internal static readonly ProjectList<AdoVariableGroup> Listing = new(
        "variable group",
        "variable-groups",
        "The variable groups of projects.",
        static project => List(project!)
    );

    private AdoVariableGroup(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its number, unique in the organization.</summary>
    public long? Id => GetInt64();

    /// <summary>Its name.</summary>
    public string? Name => GetString();

    /// <summary>The name again: what <c>-Group</c> of other commands binds to from the pipeline.</summary>
    public string? GroupName => Name;

    /// <summary><c>Vsts</c>, or <c>AzureKeyVault</c> where the values are kept in a key vault.</summary>
    public string? Type => GetString();

    /// <summary>What it is for.</summary>
    public string? Description => GetString();

    /// <summary>Its variables by their names, whose case does not matter.</summary>
    public IReadOnlyDictionary<string, AdoVariable> Variables => GetMap(AdoVariable.Reader, (variable, name) => variable.Of(this, name));

    /// <summary>How many variables it has.</summary>
    public int VariableCount => Variables.Count;

    /// <summary>Of a group of the type <c>AzureKeyVault</c>, which vault it is and how it is reached.</summary>
    public AdoKeyVaultReference? ProviderData => GetObject(AdoKeyVaultReference.Reader);

    /// <summary>True where other projects have it too.</summary>
    public bool IsShared => GetBoolean();

    /// <summary>The projects that have it.</summary>
    public IReadOnlyList<AdoVariableGroupProject> VariableGroupProjectReferences => GetList(AdoVariableGroupProject.Reader);

    /// <summary>Who created it.</summary>
    public AdoIdentityRef? CreatedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedOn => GetTime();

    /// <summary>Who changed it last.</summary>
    public AdoIdentityRef? ModifiedBy => GetObject(AdoIdentityRef.Reader);

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? ModifiedOn => GetTime();

    /// <summary>The project, by the name or id that it was asked by.</summary>
    public string? ProjectName => Scope?.Project;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Name, Id?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <param name="project">Name or id.</param>
    /// <param name="name">What they are called, where a star at the end stands for anything; null for all.</param>
    /// <remarks>The service sends all at once: protocol.md 3.8. A size that is asked for would have it divide them.</remarks>
    internal static ServiceRequest<AdoVariableGroup> List(string project, string? name = null) =>
        new(
            Route.To($"{project}/_apis/distributedtask/variablegroups").With("groupName", name),
            $"the variable groups of project '{project}'",
            Reader
        )
        {
            Scope = new(project),
            Paging = PagingStyle.HeaderTokenOnly with { TopQuery = string.Empty },
        };

    /// <param name="project">Name or id.</param>
    /// <param name="id">Its number.</param>
    internal static ServiceRequest<AdoVariableGroup> One(string project, string id) => new(
        Route.To($"{project}/_apis/distributedtask/variablegroups/{id}"),
        $"the variable group {id} of project '{project}'",
        Reader
    )
    {
        Scope = new(project),
    };

    /// <param name="project">Name or id.</param>
    /// <param name="body">The whole group.</param>
    internal static ServiceRequest<AdoVariableGroup> Create(string project, IReadOnlyDictionary<string, object?> body) => new(
        Route.To($"_apis/distributedtask/variablegroups"),
        $"the variable group of project '{project}'",
        Reader
    )
    {
        Scope = new(project),
        Method = HttpMethod.Post,
        Body = RequestBody.Json(body),
    };

    /// <param name="project">The project that it was found in.</param>
    /// <param name="id">Its number.</param>
    /// <param name="body">The whole group: the service keeps nothing that is not in it, but for secrets whose value is null.</param>
    internal static ServiceRequest<AdoVariableGroup> Replace(string project, string id, IReadOnlyDictionary<string, object?> body) => new(
        Route.To($"_apis/distributedtask/variablegroups/{id}"),
        $"the variable group {id} of project '{project}'",
        Reader
    )
    {
        Scope = new(project),
        Method = HttpMethod.Put,
        Body = RequestBody.Json(body),
    };

    /// <param name="id">Its number.</param>
    /// <param name="project">The id of the project that it is removed from; with its last project it is gone.</param>
    internal static ServiceRequest Delete(string id, string project) => new(
        Route.To($"_apis/distributedtask/variablegroups/{id}?projectIds={project}"),
        $"the variable group {id}"
    )
    {
        Method = HttpMethod.Delete,
    };
}
