using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources.Pipelines;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that creates or deletes a folder of pipelines.</summary>
public abstract class PipelineFolderChangeCmdlet : ProjectChangeCmdlet<AdoPipelineFolder>
{
    private protected PipelineFolderChangeCmdlet()
    {
    }

    /// <summary>The path of the folder: <c>\team\nightly</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NameCompleter<AdoPipelineFolder>))]
    public string Path { get; set; } = string.Empty;

    /// <summary>The folder in words that fit into a message.</summary>
    private protected string Named => $"pipeline folder '{PipelinePath.Of(Path)}'{(Project is null ? null : $" of project '{Project}'")}";
}
