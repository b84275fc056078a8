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

    /// <summary>The repository of the object that comes in, for the sentence; none where the policy holds in more than one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? RepositoryName { get; set; }

    /// <summary>The policy of this input, in words: <c>policy 5 'Build' of project 'Alpha'</c>.</summary>
    private protected string Policy
    {
        get
        {
            string where = Project is null ? string.Empty : $" of project '{Project}'";
            if (TypeName is null) return $"policy {Id}{where}";
            return RepositoryName is { Length: > 0 } repository
                ? $"policy {Id} '{TypeName}' of repository '{repository}'{where}"
                : $"policy {Id} '{TypeName}'{where}, which holds in more than one repository";
        }
    }
}
