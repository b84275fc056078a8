using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.ServiceConnections;

namespace AdoEntra.Commands;

/// <summary>Has Azure DevOps call what a service connection leads to.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AdoServiceConnection")]
[OutputType(typeof(AdoServiceConnectionTest))]
public sealed class TestAdoServiceConnectionCommand : ServiceCmdlet
{
    /// <summary>The service connection by name or id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ServiceConnectionName", "ServiceConnection")]
    [ArgumentCompleter(typeof(NameCompleter<AdoServiceConnection>))]
    public string Name { get; set; } = string.Empty;

    /// <summary>The project by name or id. Default: the connection's project.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoProject>))]
    public string? Project { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        (ResourceClient client, string? project, string name) = (Client, Project, Name);
        try
        {
            await WriteAsync(await client.TestServiceConnectionAsync(project, name, cancellationToken).ConfigureAwait(false))
                .ConfigureAwait(false);
        }
        catch (AdoEntraException exception) when (ItemFailures.IsAboutOne(exception))
        {
            await WriteErrorAsync(exception).ConfigureAwait(false);
        }
    }
}
