using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.Differences;

namespace AdoEntra.Commands;

/// <summary>The files that differ between two branches, tags or commits, or a patch of them.</summary>
[Cmdlet(VerbsCommon.Get, "AdoDiff", SupportsPaging = true)]
[OutputType(typeof(AdoFileChange), typeof(string), typeof(FileInfo))]
public sealed class GetAdoDiffCommand : ComparisonCmdlet
{
    /// <summary>A branch, a tag, or the id of a commit: what is compared with.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string Base { get; set; } = string.Empty;

    /// <summary>A branch, a tag, or the id of a commit: what is compared. Default: the default branch.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("BranchName", "TagName", "CommitId")]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string? Target { get; set; }

    /// <summary>The repository by name or id.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RepositoryName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoRepository>))]
    public string Repository { get; set; } = string.Empty;

    /// <summary>The project by name or id. Default: the connection's project.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoProject>))]
    public string? Project { get; set; }

    /// <summary>Compares the two themselves, in place of the target and the last commit that both have.</summary>
    [Parameter]
    public SwitchParameter Direct { get; set; }

    private protected override Func<ResourceClient, CancellationToken, Task<Comparison>> Compare()
    {
        (string from, string? to, string? project, string repository, bool isDirect) = (Base, Target, Project, Repository, Direct);
        return async (client, stop) =>
        {
            RepositoryPlace place = await client.FindRepositoryAsync(project, repository, stop).ConfigureAwait(false);
            return await client.CompareAsync(place, from, to, isDirect, stop).ConfigureAwait(false);
        };
    }
}
