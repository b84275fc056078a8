using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that changes a branch which is there.</summary>
public abstract class BranchChangeCmdlet : RepositoryChangeCmdlet<AdoBranch>
{
    private protected BranchChangeCmdlet()
    {
    }

    /// <summary>The branch, with or without <c>refs/heads/</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("BranchName", "Branch")]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string Name { get; set; } = string.Empty;

    /// <summary>A change of the branch of this input.</summary>
    /// <param name="verb">What is done: <c>Lock</c>.</param>
    /// <param name="run">Does it to the branch of that name.</param>
    private protected Change<AdoBranch> OfBranch(
        string verb,
        Func<ResourceClient, RepositoryPlace, string, CancellationToken, Task<AdoBranch?>> run
    )
    {
        string name = Name;
        return InRepository(
            $"{verb} branch '{ReferenceName.ShortOf(name)}'",
            (client, place, stop) => run(client, place, name, stop)
        );
    }
}
