using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources.ProtectedResources;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that changes something of one protected resource.</summary>
/// <typeparam name="T">What is changed.</typeparam>
public abstract class ProtectedResourceChangeCmdlet<T> : ProjectChangeCmdlet<T>
    where T : AdoResource
{
    private protected ProtectedResourceChangeCmdlet()
    {
    }

    /// <summary>An environment by name or number.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("EnvironmentName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoEnvironment>))]
    public string? Environment { get; set; }

    /// <summary>A service connection by name or id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ServiceConnectionName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoServiceConnection>))]
    public string? ServiceConnection { get; set; }

    /// <summary>An agent queue by name or number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("QueueName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoAgentQueue>))]
    public string? Queue { get; set; }

    /// <summary>A repository by name or id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RepositoryName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoRepository>))]
    public string? Repository { get; set; }

    /// <summary>A variable group by name or number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("VariableGroupName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoVariableGroup>))]
    public string? VariableGroup { get; set; }

    /// <summary>A secure file by name or id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SecureFileName")]
    public string? SecureFile { get; set; }

    /// <summary>The kind of a resource that is given by -ResourceId.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ResourceType { get; set; }

    /// <summary>The id of a resource, as checks and permissions have it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ResourceId { get; set; }

    /// <summary>The resource of this input.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: none or several were given.</exception>
    private protected ProtectedResourceReference Resource => ProtectedResourceReference.Of(
        [
            (ProtectedResourceKind.Environment, Environment),
            (ProtectedResourceKind.ServiceConnection, ServiceConnection),
            (ProtectedResourceKind.Queue, Queue),
            (ProtectedResourceKind.Repository, Repository),
            (ProtectedResourceKind.VariableGroup, VariableGroup),
            (ProtectedResourceKind.SecureFile, SecureFile),
        ],
        ResourceType,
        ResourceId
    );
}
