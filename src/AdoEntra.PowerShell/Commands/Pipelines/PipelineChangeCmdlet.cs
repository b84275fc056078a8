using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that changes one pipeline, or something of it.</summary>
/// <typeparam name="T">What is changed.</typeparam>
public abstract class PipelineChangeCmdlet<T> : ProjectChangeCmdlet<T>
    where T : AdoResource
{
    private protected PipelineChangeCmdlet()
    {
    }

    /// <summary>The pipeline: its name, its path such as <c>\folder\name</c>, or its number.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NameCompleter<AdoPipeline>))]
    public string? Name { get; set; }

    /// <summary>The number of the pipeline, in place of its name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValueArgument(typeof(long), "Pass the number of a pipeline.")]
    public long? Id { get; set; }

    /// <summary>How the pipeline is named in messages.</summary>
    private protected string Named => $"pipeline '{Name ?? $"{Id}"}'{(Project is null ? null : $" of project '{Project}'")}";

    /// <summary>What finds the pipeline: an object that comes in brings its number, which means it and no other.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: neither name nor number was given.</exception>
    private protected string Pipeline => Id is { } id ? $"{id}" : Name ?? throw new AdoConnectionException(
        ErrorIds.InvalidRequest,
        "No pipeline was given.",
        "Pass -Name or -Id, or pipelines from Get-AdoPipeline.");
}
