using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.ServiceConnections;

/// <summary>
/// A type of service connections (ServiceEndpointType), those of extensions included: what its authentication schemes need, and which of it
/// is secret. The organization's own list, so that none has to be kept here.
/// </summary>
internal sealed class ServiceConnectionType : AdoResource
{
    internal static readonly JsonRecordReader<ServiceConnectionType> Reader = new(static json => new(json));

    private ServiceConnectionType(JsonRecord json)
        : base(json)
    {
    }

    public string? Name => GetString();

    public IReadOnlyList<ConnectionScheme> AuthenticationSchemes => GetList(ConnectionScheme.Reader);

    public IReadOnlyList<ConnectionInput> InputDescriptors => GetList(ConnectionInput.Reader);

    internal static ServiceRequest<ServiceConnectionType> List() =>
        new(Route.To($"_apis/serviceendpoint/types"), "the types of service connections", Reader);
}

/// <summary>A way to authenticate (ServiceEndpointAuthenticationScheme).</summary>
internal sealed class ConnectionScheme : AdoResource
{
    internal static readonly JsonRecordReader<ConnectionScheme> Reader = new(static json => new(json));

    private ConnectionScheme(JsonRecord json)
        : base(json)
    {
    }

    public string? Scheme => GetString();

    public IReadOnlyList<ConnectionInput> InputDescriptors => GetList(ConnectionInput.Reader);
}

/// <summary>A value that it needs (InputDescriptor).</summary>
internal sealed class ConnectionInput : AdoResource
{
    internal static readonly JsonRecordReader<ConnectionInput> Reader = new(static json => new(json));

    private ConnectionInput(JsonRecord json)
        : base(json)
    {
    }

    public string? Id => GetString();

    public bool IsConfidential => GetBoolean();
}

/// <summary>The types that an organization has.</summary>
internal sealed class ServiceConnectionTypes
{
    private readonly IReadOnlyList<ServiceConnectionType> _all;

    private ServiceConnectionTypes(IReadOnlyList<ServiceConnectionType> all) => _all = all;

    /// <summary>Reads them.</summary>
    /// <exception cref="AdoServiceException">The service refused.</exception>
    public static async Task<ServiceConnectionTypes> ReadAsync(ResourceClient client, CancellationToken cancellationToken)
    {
        List<ServiceConnectionType> all = [];
        await foreach (
            IReadOnlyList<ServiceConnectionType> batch in client
                .ReadListAsync(ServiceConnectionType.List(), cancellationToken)
                .ConfigureAwait(false)
        )
            all.AddRange(batch);
        return new(all);
    }

    /// <summary>Adds to connections whether they hold a secret; the types are read once for all of them.</summary>
    public static Func<IReadOnlyList<AdoServiceConnection>, CancellationToken, Task> CompletionOf(ResourceClient client)
    {
        ServiceConnectionTypes? known = null;
        return async (connections, stop) =>
        {
            known ??= await ReadAsync(client, stop).ConfigureAwait(false);
            foreach (AdoServiceConnection connection in connections) known.Complete(connection);
        };
    }

    /// <summary>Adds to a connection whether it holds a secret.</summary>
    public void Complete(AdoServiceConnection connection) =>
        connection.Know(SecretInputs(connection.Type, connection.Scheme) is { } secrets ? secrets.Count > 0 : null);

    /// <summary>The names of the inputs of a scheme whose values are secret; null where no type has the scheme.</summary>
    public IReadOnlyList<string>? SecretInputs(string? type, string? scheme)
    {
        ServiceConnectionType? found = _all.FirstOrDefault(one => NameFilter.Same(one.Name, type));
        return found?.AuthenticationSchemes.FirstOrDefault(one => NameFilter.Same(one.Scheme, scheme)) is { } inputs
            ?
            [
                .. inputs.InputDescriptors
                    .Concat(found.InputDescriptors)
                    .Where(static input => input.IsConfidential)
                    .Select(static input => input.Id!),
            ]
            : null;
    }
}
