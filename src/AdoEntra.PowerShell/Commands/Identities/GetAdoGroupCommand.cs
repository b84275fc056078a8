using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The groups of the organization and of its projects.</summary>
[Cmdlet(VerbsCommon.Get, "AdoGroup", SupportsPaging = true)]
[OutputType(typeof(AdoGroup))]
public sealed class GetAdoGroupCommand : ListCmdlet<AdoGroup>
{
    /// <summary>Display names, with wildcards, or principal names. Default: all.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoGroup>))]
    public string[]? Name { get; set; }

    /// <summary>Projects by name or id, with wildcards. Default: all groups, those of the organization included.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectName")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoProject>))]
    public string[]? Project { get; set; }

    private protected override ListWork<AdoGroup> List() => AdoGroup.Read(Names(Project), Names(Name));
}
