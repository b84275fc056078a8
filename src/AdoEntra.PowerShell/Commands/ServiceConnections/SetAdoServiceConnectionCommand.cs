using System.Management.Automation;
using AdoEntra.Binding.Completion;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.ServiceConnections;

namespace AdoEntra.Commands;

/// <summary>Renames a service connection, changes its description or address, or shares it with other projects.</summary>
[Cmdlet(VerbsCommon.Set, "AdoServiceConnection", SupportsShouldProcess = true)]
[OutputType(typeof(AdoServiceConnection))]
public sealed class SetAdoServiceConnectionCommand : ServiceConnectionChangeCmdlet
{
    /// <summary>The new name.</summary>
    [Parameter]
    public string? NewName { get; set; }

    /// <summary>The new description.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>The new address of what it connects to.</summary>
    [Parameter]
    public string? Url { get; set; }

    /// <summary>Projects by name or id that get it too.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NameCompleter<AdoProject>))]
    public string[] SharedWith { get; set; } = [];

    private protected override Change<AdoServiceConnection> Change()
    {
        ServiceConnectionSettings settings = new()
        {
            Name = NewName,
            Description = Description,
            Url = Url,
            SharedWith = SharedWith,
        };
        if (settings.IsEmpty)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"There is nothing to change in {What}.",
                "Pass -NewName, -Description, -Url or -SharedWith.")
            {
                Target = Name,
            };
        }

        return Of($"Change {What}: {settings}", settings);
    }
}
