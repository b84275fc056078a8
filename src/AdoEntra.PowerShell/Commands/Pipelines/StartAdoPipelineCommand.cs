using System.Collections;
using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Diagnosis;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Commands;

/// <summary>Queues a run of a pipeline.</summary>
[Cmdlet(VerbsLifecycle.Start, "AdoPipeline", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPipelineRun))]
public sealed class StartAdoPipelineCommand : PipelineChangeCmdlet<AdoPipelineRun>
{
    /// <summary>The branch that is built; a tag as <c>refs/tags/v1.0</c>. Default: the pipeline's.</summary>
    [Parameter(Position = 1)]
    public string? Branch { get; set; }

    /// <summary>The commit that is built. Default: the latest of the branch.</summary>
    [Parameter]
    public string? Commit { get; set; }

    /// <summary>Values of variables, by their names; the value of a secret one as a SecureString.</summary>
    [Parameter]
    [ValueArgument(typeof(Hashtable), "Pass a table of names and values, for example @{ size = 'large' }.")]
    public Hashtable? Variable { get; set; }

    /// <summary>Values of the parameters of the YAML file, by their names.</summary>
    [Parameter]
    [ValueArgument(typeof(Hashtable), "Pass a table of names and values, for example @{ size = 'large' }.")]
    public Hashtable? TemplateParameter { get; set; }

    /// <summary>Versions of resources, by their kinds and names.</summary>
    [Parameter]
    [ValueArgument(typeof(Hashtable), "Pass a table of kinds, for example @{ pipelines = @{ build = '20260401.1' } }.")]
    public Hashtable? Resource { get; set; }

    /// <summary>Stages that are left out, by their names in the YAML file.</summary>
    [Parameter]
    public string[] StageToSkip { get; set; } = [];

    private protected override Change<AdoPipelineRun> Change()
    {
        (string? project, string pipeline) = (Project, Pipeline);
        RunDraft draft = new()
        {
            Branch = Branch,
            Commit = Commit,
            Variables = RunArguments.Variables(Variable),
            TemplateParameters = RunArguments.Values(TemplateParameter),
            Resources = RunArguments.Resources(Resource),
            StagesToSkip = StageToSkip,
        };
        string branch = Branch is null ? string.Empty : $" of branch '{ReferenceName.ShortOf(Branch)}'";
        return new(
            $"Queue a run{branch} of {Named}",
            async (client, stop) =>
            {
                string own = client.RequireProject(project);
                try
                {
                    return await client.StartRunAsync(own, pipeline, draft, stop).ConfigureAwait(false);
                }
                catch (AdoServiceException refusal) when (refusal.ErrorId == ErrorIds.ServiceConnectionUnavailable)
                {
                    throw await ServiceConnectionState.RefineAsync(refusal, own, client, stop).ConfigureAwait(false);
                }
            }
        );
    }
}
