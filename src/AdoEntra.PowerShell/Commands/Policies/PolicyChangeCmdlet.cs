using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that changes a policy which is there.</summary>
public abstract class PolicyChangeCmdlet : ProjectChangeCmdlet<AdoBranchPolicy>
{
    private protected PolicyChangeCmdlet()
    {
    }

    /// <summary>The number of the policy.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PolicyId")]
    [ValueArgument(typeof(long), "Pass the number of a policy.")]
    public long Id { get; set; }

    /// <summary>The type of the object that comes in, for the sentence.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? TypeName { get; set; }

    /// <summary>The policy of this input, in words: <c>policy 5 'Build' of project 'Alpha'</c>.</summary>
    private protected string Policy =>
        $"policy {Id}{(TypeName is null ? string.Empty : $" '{TypeName}'")}{(Project is null ? string.Empty : $" of project '{Project}'")}";
}
