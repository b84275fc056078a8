using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Organization;
using AdoEntra.Resources.Pipelines;

namespace AdoEntra.Commands;

/// <summary>Renames a pipeline, moves it, enables, pauses or disables it, or changes its branch or its file.</summary>
[Cmdlet(VerbsCommon.Set, "AdoPipeline", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPipeline))]
public sealed class SetAdoPipelineCommand : PipelineChangeCmdlet<AdoPipeline>
{
    /// <summary>The new name.</summary>
    [Parameter]
    public string? NewName { get; set; }

    /// <summary>The folder that it is moved to; created where it is missing.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter<AdoPipelineFolder>))]
    public string? Folder { get; set; }

    /// <summary>Enabled; Paused, where runs are queued and do not begin; or Disabled.</summary>
    [Parameter]
    [ChoiceArgument("Enabled", "Paused", "Disabled")]
    [ValidateSet("Enabled", "Paused", "Disabled")]
    public string? Status { get; set; }

    /// <summary>The branch that a run builds where none is named, with or without <c>refs/heads/</c>.</summary>
    [Parameter]
    public string? DefaultBranch { get; set; }

    /// <summary>Another YAML file in its repository.</summary>
    [Parameter]
    public string? YamlPath { get; set; }

    private protected override Change<AdoPipeline> Change()
    {
        (string? project, string pipeline) = (Project, Pipeline);
        PipelineSettings settings = new()
        {
            Name = NewName,
            Folder = Folder is null ? null : PipelinePath.Of(Folder),
            QueueStatus = Status?.ToLowerInvariant(),
            DefaultBranch = DefaultBranch is null ? null : ReferenceName.OfBranch(DefaultBranch),
            YamlPath = YamlPath is null ? null : "/" + YamlPath.TrimStart('/'),
        };
        if (settings.IsEmpty)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"There is nothing to change in {Named}.",
                "Pass -NewName, -Folder, -Status, -DefaultBranch or -YamlPath.")
            {
                Target = pipeline,
            };
        }

        return new(
            $"Change {Named}: {settings}",
            async (client, stop) =>
                await client
                    .UpdatePipelineAsync(client.RequireProject(project), pipeline, settings.ApplyTo, stop)
                    .ConfigureAwait(false)
        );
    }
}
