using System.Management.Automation;
using AdoEntra.Resources.Git;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that changes threads of pull requests.</summary>
public abstract class ThreadChangeCmdlet : PullRequestChangeCmdlet<AdoPullRequestThread>
{
    private protected ThreadChangeCmdlet()
    {
    }

    /// <summary>Where the object that comes in is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? ProjectName { get; set; }

    /// <summary>Where the object that comes in is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? RepositoryName { get; set; }

    /// <summary>Where the pull request of this input is; null where that is to be looked up.</summary>
    private protected RepositoryPlace? Place => PlaceOf(ProjectName, RepositoryName);

    /// <summary>A place that an object knows; null where it does not.</summary>
    internal static RepositoryPlace? PlaceOf(string? project, string? repository) =>
        project is null || repository is null ? null : new(project, repository);

    /// <summary>The service's name of a status: <c>wontFix</c>; null for null.</summary>
    private protected static string? NameOf(string? status) => status?.ToUpperInvariant() switch
    {
        null => null,
        "WONTFIX" => "wontFix",
        "BYDESIGN" => "byDesign",
        _ => status.ToLowerInvariant(),
    };
}
