using AdoEntra.Json.Reading;
using AdoEntra.Resources;
using AdoEntra.Resources.Library;

namespace AdoEntra;

/// <summary>A variable of a variable group (VariableValue, distributedTask 7.1).</summary>
[TableView(
    "Project=ProjectName",
    "Group=GroupName",
    nameof(Name),
    nameof(IsSecret),
    nameof(Value),
    More = [nameof(IsReadOnly)]
)]
public sealed class AdoVariable : AdoResource
{
    internal static readonly JsonRecordReader<AdoVariable> Reader = new(static json => new(json));

    internal static readonly VariableList Listing = new();

    private AdoVariable(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its name.</summary>
    public string? Name { get; private set; }

    /// <summary>Its value; null where it is secret, since the service shows no secret.</summary>
    public string? Value => GetString();

    /// <summary>True where its value is secret.</summary>
    public bool IsSecret => GetBoolean();

    /// <summary>True where a job cannot change it while it runs.</summary>
    public bool IsReadOnly => GetBoolean();

    /// <summary>When the secret of a key vault expires; null for one that does not, and for others.</summary>
    public DateTimeOffset? Expires => GetTime();

    /// <summary>The name of its variable group.</summary>
    public string? GroupName { get; private set; }

    /// <summary>The number of its variable group.</summary>
    public long? GroupId { get; private set; }

    /// <summary>The project, by the name or id that it was asked by.</summary>
    public string? ProjectName => Scope?.Project;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (Name, null);

    /// <inheritdoc/>
    internal override string Summary => $"{Name} of {GroupName}";

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? string.Empty;

    internal void Of(AdoVariableGroup group, string name) => (Name, GroupName, GroupId) = (name, group.Name, group.Id);

    /// <summary>Reads variables out of variable groups.</summary>
    /// <param name="projects">In which projects; everything means the connection's, and without one all.</param>
    /// <param name="groups">In which groups.</param>
    /// <param name="names">Which of them.</param>
    internal static ListWork<AdoVariable> Read(NameFilter projects, NameFilter groups, NameFilter names) =>
        (list, stop) => list.AddVariablesAsync(projects, groups, names, stop);
}
