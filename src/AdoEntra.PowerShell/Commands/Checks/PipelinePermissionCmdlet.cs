using System.Management.Automation;
using AdoEntra.Errors;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that changes whether pipelines may use a protected resource.</summary>
public abstract class PipelinePermissionCmdlet : ProtectedResourceChangeCmdlet<AdoPipelinePermission>
{
    private protected PipelinePermissionCmdlet()
    {
    }

    /// <summary>The pipeline by name or number.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("PipelineId", "PipelineName")]
    public string? Pipeline { get; set; }

    /// <summary>Every pipeline of the project, those that are created later too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter AllPipelines { get; set; }

    /// <summary>The pipeline of this input by name or number; null for all of them.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: neither or both were given.</exception>
    private protected string? Chosen
    {
        get
        {
            bool isOne = Pipeline is { Length: > 0 };
            if (isOne != AllPipelines.IsPresent) return isOne ? Pipeline : null;
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                isOne ? "Both one pipeline and all pipelines were given." : "No pipeline was given.",
                "Pass either -Pipeline, with a name or a number, or -AllPipelines.");
        }
    }
}
