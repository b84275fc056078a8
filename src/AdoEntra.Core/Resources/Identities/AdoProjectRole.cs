using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>A project that an identity was added to, and as what (ProjectEntitlement, memberEntitlementManagement 7.1).</summary>
public sealed class AdoProjectRole : AdoResource
{
    internal static readonly JsonRecordReader<AdoProjectRole> Reader = new(static json => new(json));

    private AdoProjectRole(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>The project.</summary>
    public AdoProject? ProjectRef => GetObject(AdoProject.Reader);

    /// <summary>The project's name.</summary>
    public string? ProjectName => ProjectRef?.Name;

    /// <summary><c>Reader</c>, <c>Contributor</c>, <c>Administrator</c>, <c>Stakeholder</c> or <c>Custom</c>.</summary>
    public string? Role => Resources.Identities.ProjectRole.NameOf(Group?.GroupType);

    /// <summary>Whether it comes from a group of the organization or of Entra: <c>inherited</c> or <c>notInherited</c>.</summary>
    public string? ProjectPermissionInherited => GetString();

    /// <summary>By what it was given: <c>groupRule</c>, or <c>unknown</c>.</summary>
    public string? AssignmentSource => GetString();

    /// <summary>The group of the project.</summary>
    internal RoleGroup? Group => GetObject(RoleGroup.Reader);

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (ProjectName, ProjectRef?.Id);

    /// <summary>The project and the role.</summary>
    public override string ToString() => $"{ProjectName ?? ProjectRef?.Id}: {Role}";

    /// <summary>A group of a project by its kind (Group, memberEntitlementManagement 7.1).</summary>
    internal sealed class RoleGroup : AdoResource
    {
        internal static readonly JsonRecordReader<RoleGroup> Reader = new(static json => new(json));

        private RoleGroup(JsonRecord json)
            : base(json)
        {
        }

        public string? GroupType => GetString();
    }
}
