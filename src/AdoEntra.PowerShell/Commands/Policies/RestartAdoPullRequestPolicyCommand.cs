using System.Globalization;
using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Commands;

/// <summary>Has a policy evaluated once more for a pull request; of a build policy, runs the pipeline.</summary>
[Cmdlet(VerbsLifecycle.Restart, "AdoPullRequestPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPullRequestPolicy))]
public sealed class RestartAdoPullRequestPolicyCommand : ProjectChangeCmdlet<AdoPullRequestPolicy>
{
    /// <summary>The id of the evaluation.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValueArgument(typeof(Guid), "Pass the EvaluationId of a policy, as Get-AdoPullRequestPolicy gives it.")]
    public Guid EvaluationId { get; set; }

    /// <summary>The pull request of the object that comes in, for the sentence.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [ValueArgument(typeof(long), "Pass the number of a pull request.")]
    public long? PullRequestId { get; set; }

    /// <summary>The type of the policy that comes in, for the sentence.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? TypeName { get; set; }

    private protected override Change<AdoPullRequestPolicy> Change()
    {
        (string? project, string evaluation) = (Project, EvaluationId.ToString());
        string policy = TypeName is null ? $"the policy of evaluation '{evaluation}'" : $"policy '{TypeName}'";
        string where = PullRequestId is { } number ? $" for pull request {number.ToString(CultureInfo.InvariantCulture)}" : string.Empty;
        return new(
            $"Evaluate {policy}{where} once more",
            async (client, stop) => await client
                .ReadOneAsync(AdoPullRequestPolicy.Requeue(client.RequireProject(project), evaluation), stop)
                .ConfigureAwait(false)
        );
    }
}
