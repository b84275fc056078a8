using System.Collections;
using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Resources.Pipelines.Watching;

namespace AdoEntra.Commands;

/// <summary>Has Azure DevOps check the YAML of a pipeline, without a run.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AdoPipelineYaml")]
[OutputType(typeof(AdoPipelineYaml))]
public sealed class TestAdoPipelineYamlCommand : ServiceCmdlet
{
    /// <summary>The pipeline: its name, its path such as <c>\folder\name</c>, or its number.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PipelineId")]
    [ArgumentCompleter(typeof(NameCompleter<AdoPipeline>))]
    public string Pipeline { get; set; } = string.Empty;

    /// <summary>A file of this machine that is checked in place of the pipeline's own.</summary>
    [Parameter(Position = 1)]
    public string? Path { get; set; }

    /// <summary>The branch whose templates are used. Default: the pipeline's.</summary>
    [Parameter]
    public string? Branch { get; set; }

    /// <summary>Values of the parameters of the YAML file, by their names.</summary>
    [Parameter]
    [ValueArgument(typeof(Hashtable), "Pass a table of names and values, for example @{ size = 'large' }.")]
    public Hashtable? TemplateParameter { get; set; }

    /// <summary>The project by name or id. Default: the connection's project.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoProject>))]
    public string? Project { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        ResourceClient client = Client;
        (string? project, string pipeline) = (Project, Pipeline);
        string? file = Path is null ? null : RestArguments.Path(this, Path);
        try
        {
            RunDraft draft = new()
            {
                Branch = Branch,
                TemplateParameters = RunArguments.Values(TemplateParameter),
                IsPreview = true,
                Yaml = file is null ? null : YamlFile.Read(file),
            };
            await WriteAsync(
                await client.CheckYamlAsync(client.RequireProject(project), pipeline, draft, file, cancellationToken).ConfigureAwait(false))
                .ConfigureAwait(false);
        }
        catch (AdoEntraException exception) when (ItemFailures.IsAboutOne(exception))
        {
            await WriteErrorAsync(exception).ConfigureAwait(false);
        }
    }
}
