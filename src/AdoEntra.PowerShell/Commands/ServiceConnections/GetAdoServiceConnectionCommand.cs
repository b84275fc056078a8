using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.ServiceConnections;

namespace AdoEntra.Commands;

/// <summary>The service connections of projects.</summary>
[Cmdlet(VerbsCommon.Get, "AdoServiceConnection", SupportsPaging = true)]
[OutputType(typeof(AdoServiceConnection))]
public sealed class GetAdoServiceConnectionCommand : ProjectListCmdlet<AdoServiceConnection>
{
    /// <summary>Names or ids, with wildcards. Default: all service connections.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter<AdoServiceConnection>))]
    public string[]? Name { get; set; }

    /// <summary>Reads when and by which pipeline each was used last, which costs a request for each.</summary>
    [Parameter]
    public SwitchParameter LastUse { get; set; }

    private protected override ListWork<AdoServiceConnection> List() =>
        LastUse
            ? AdoServiceConnection.Listing.Read(Projects, Names(Name), ServiceConnectionUses.CompletionOf)
            : AdoServiceConnection.Listing.Read(Projects, NameFilter.Everything, Names(Name));
}
