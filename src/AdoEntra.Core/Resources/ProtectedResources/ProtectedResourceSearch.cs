using AdoEntra.Http.Addresses;
using AdoEntra.Requests.Model;
using AdoEntra.Resources.Environments;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Resources.ProtectedResources;

/// <summary>Finds protected resources by what users call them.</summary>
internal static class ProtectedResourceSearch
{
    /// <summary>One resource. What is given by its id is not asked for.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project; null for the connection's.</param>
    /// <param name="reference">What was given.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException"><c>NotFound</c>: there is none, or it may not be seen.</exception>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: there is no project.</exception>
    public static async Task<ProtectedResource> FindProtectedResourceAsync(
        this ResourceClient client,
        string? project,
        ProtectedResourceReference reference,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);
        (string id, string name) = reference.IsId
            ? (reference.Text, reference.Text)
            : await client.FindAsync(own, reference.Kind, reference.Text, cancellationToken).ConfigureAwait(false);
        return new ProtectedResource { Project = own, Type = reference.Kind.Type, Id = id, Name = name };
    }

    private static async Task<(string Id, string Name)> FindAsync(
        this ResourceClient client,
        string project,
        ProtectedResourceKind kind,
        string text,
        CancellationToken cancellationToken
    )
    {
        if (kind == ProtectedResourceKind.Environment)
        {
            AdoEnvironment environment = await client.FindEnvironmentAsync(project, text, cancellationToken).ConfigureAwait(false);
            return (environment.Key.Id!, environment.Name ?? text);
        }

        if (kind == ProtectedResourceKind.Repository)
        {
            AdoRepository repository = await client
                .ReadOneAsync(AdoRepository.One(project, text), cancellationToken)
                .ConfigureAwait(false);
            return ($"{repository.Project?.Id}.{repository.Id}", repository.Name ?? text);
        }

        // Their ids are GUIDs, and the service finds them by their names alone.
        bool isGuid = kind == ProtectedResourceKind.ServiceConnection || kind == ProtectedResourceKind.SecureFile;
        if (isGuid && Guid.TryParse(text, out _)) return (text, text);
        ProtectedItem? found = await client.FindAsync(Named(project, kind, text), text, cancellationToken).ConfigureAwait(false);
        if (found is null && !isGuid && text.All(char.IsDigit))
        {
            ServiceRequest<ProtectedItem> numbered = kind == ProtectedResourceKind.Queue
                ? ProtectedItem.QueuesById(project, text)
                : ProtectedItem.VariableGroupsById(project, text);
            found = await client.FindAsync(numbered, text, cancellationToken).ConfigureAwait(false);
        }

        return found is { Id: { } id } ? (id, found.Name ?? text) : throw MissingItem.Of(kind.Words, text, $"project '{project}'");
    }

    private static ServiceRequest<ProtectedItem> Named(string project, ProtectedResourceKind kind, string name) =>
        kind == ProtectedResourceKind.ServiceConnection ? ProtectedItem.ServiceConnections(project, name)
        : kind == ProtectedResourceKind.Queue ? ProtectedItem.Queues(project, name)
        : kind == ProtectedResourceKind.VariableGroup ? ProtectedItem.VariableGroups(project, name)
        : SecureFiles(project, name);

    // [D] The published contract has it from 7.2 on.
    private static ServiceRequest<ProtectedItem> SecureFiles(string project, string name) =>
        new(
            Route.To($"{project}/_apis/distributedtask/securefiles?secureFileNames={name}"),
            $"secure file '{name}'",
            ProtectedItem.Reader
        )
        {
            ApiVersion = "7.2-preview.1",
        };

    private static async Task<ProtectedItem?> FindAsync(
        this ResourceClient client,
        ServiceRequest<ProtectedItem> request,
        string text,
        CancellationToken cancellationToken
    )
    {
        ProtectedItem? found = null;
        await foreach (IReadOnlyList<ProtectedItem> batch in client.ReadListAsync(request, cancellationToken).ConfigureAwait(false))
            found ??= batch.FirstOrDefault(one => NameFilter.Same(one.Name, text) || NameFilter.Same(one.Id, text));
        return found;
    }
}
