using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Pipelines;

namespace AdoEntra.Commands;

/// <summary>The pipelines of a project.</summary>
[Cmdlet(VerbsCommon.Get, "AdoPipeline", SupportsPaging = true)]
[OutputType(typeof(AdoPipeline))]
public sealed class GetAdoPipelineCommand : ProjectListCmdlet<AdoPipeline>
{
    /// <summary>Names, paths such as <c>\folder\name</c>, or numbers, with wildcards. Default: all pipelines.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoPipeline>))]
    public string[]? Name { get; set; }

    /// <summary>Folders with all that is in them, with wildcards. Default: all folders.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoPipelineFolder>))]
    public string? Folder { get; set; }

    /// <summary>Only those of a YAML file, or only classic ones.</summary>
    [Parameter]
    [ChoiceArgument("Yaml", "Classic")]
    [ValidateSet("Yaml", "Classic")]
    public string? Kind { get; set; }

    private protected override ListWork<AdoPipeline> List()
    {
        ListWork<AdoPipeline> work = PipelineSearch.Read(Projects, Names(Name));
        string? kind = Kind;
        NameFilter? folders = Folder is null ? null : Names([PipelinePath.Of(Folder), PipelinePath.Of(Folder).TrimEnd('\\') + "\\*"]);
        if (kind is null && folders is null) return work;
        return (list, stop) =>
            work(
                list.Through(sink => new MatchingItems<AdoPipeline>(
                    sink,
                    one => (kind is null || NameFilter.Same(one.Kind, kind)) && folders?.Matches(one.Path, null) != false)),
                stop
            );
    }
}
