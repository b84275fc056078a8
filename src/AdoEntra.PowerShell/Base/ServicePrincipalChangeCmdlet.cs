using System.Management.Automation;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources.Identities.Entitlements;

namespace AdoEntra.Base;

/// <summary>A cmdlet that adds, changes or removes a service principal.</summary>
public abstract class ServicePrincipalChangeCmdlet : ChangeCmdlet<AdoServicePrincipal>
{
    private protected ServicePrincipalChangeCmdlet()
    {
    }

    /// <summary>The object id of the service principal in Entra.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string ObjectId { get; set; } = string.Empty;

    /// <summary>What is known from the inputs before.</summary>
    private protected ServicePrincipalChanges Changes { get; } = new();
}

/// <summary>A cmdlet that gives a service principal an access level and projects.</summary>
public abstract class ServicePrincipalGrantCmdlet : ServicePrincipalChangeCmdlet
{
    private protected ServicePrincipalGrantCmdlet()
    {
    }

    /// <summary>The access level by its name in the portal.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AccessLevelCompleter))]
    public string? AccessLevel { get; set; }

    /// <summary>Projects by name or id that it is added to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoProject>))]
    public string[]? Project { get; set; }

    /// <summary>Its role in these projects.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProjectRoleCompleter))]
    public string? ProjectRole { get; set; }

    /// <summary>What this input gives; an empty column of a table is none.</summary>
    private protected ServicePrincipalGrant Grant() => new()
    {
        ObjectId = ObjectId.Trim(),
        Level = IsGiven(AccessLevel) ? Resources.Identities.AccessLevel.Parse(AccessLevel!.Trim()) : null,
        Projects = Given(Project),
        Role = IsGiven(ProjectRole) ? Resources.Identities.ProjectRole.Parse(ProjectRole!.Trim()) : null,
    };

    /// <summary>Those of several texts that are there.</summary>
    private protected static string[] Given(string[]? texts) =>
        [.. (texts ?? []).Where(IsGiven).Select(static text => WildcardPattern.Unescape(text.Trim()))];

    private static bool IsGiven(string? text) => !string.IsNullOrWhiteSpace(text);
}
