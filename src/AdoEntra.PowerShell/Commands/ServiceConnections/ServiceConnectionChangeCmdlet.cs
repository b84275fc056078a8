using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.ServiceConnections;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that changes a service connection that is there.</summary>
public abstract class ServiceConnectionChangeCmdlet : ProjectChangeCmdlet<AdoServiceConnection>
{
    private protected ServiceConnectionChangeCmdlet()
    {
    }

    /// <summary>The service connection by name or id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ServiceConnectionName", "ServiceConnection")]
    [ArgumentCompleter(typeof(NameCompleter<AdoServiceConnection>))]
    public string Name { get; set; } = string.Empty;

    /// <summary>The connection, in words that fit into a sentence.</summary>
    private protected string What => $"service connection '{Name}'{(Project is null ? string.Empty : $" of project '{Project}'")}";

    /// <summary>A change of its settings.</summary>
    /// <param name="sentence">What is done.</param>
    /// <param name="settings">What is changed.</param>
    private protected Change<AdoServiceConnection> Of(string sentence, ServiceConnectionSettings settings)
    {
        (string? project, string name) = (Project, Name);
        return new(
            sentence,
            async (client, stop) => await client.UpdateServiceConnectionAsync(project, name, settings, stop).ConfigureAwait(false)
        );
    }
}
