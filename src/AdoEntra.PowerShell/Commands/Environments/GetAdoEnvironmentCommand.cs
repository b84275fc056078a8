using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;

namespace AdoEntra.Commands;

/// <summary>The environments of projects.</summary>
[Cmdlet(VerbsCommon.Get, "AdoEnvironment", SupportsPaging = true)]
[OutputType(typeof(AdoEnvironment))]
public sealed class GetAdoEnvironmentCommand : ProjectListCmdlet<AdoEnvironment>
{
    /// <summary>Names or numbers, with wildcards. Default: all environments.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoEnvironment>))]
    public string[]? Name { get; set; }

    private protected override ListWork<AdoEnvironment> List() =>
        AdoEnvironment.Listing.Read(Projects, NameFilter.Everything, Names(Name));
}
