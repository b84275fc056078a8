using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Resources.ServiceConnections;

/// <summary>Creates, changes, shares and deletes service connections.</summary>
/// <remarks>
/// The service replaces a whole connection (Endpoints - Update Service Endpoint) and shows no secret. A secret input is left out of what is
/// sent, so that nothing that stands in its place becomes the secret. Which inputs are secret is known from the organization's own
/// types; where these do not have the scheme, a change that has to send the authorization is refused.
/// </remarks>
internal static class ServiceConnectionChanges
{
    private const string References = "serviceEndpointProjectReferences";

    // What the service gives, and does not take.
    private static readonly string[] s_readOnly =
    [
        "createdBy",
        "creationDate",
        "modifiedBy",
        "modificationDate",
        "isOutdated",
        "operationStatus",
        "administratorsGroup",
        "readersGroup",
    ];

    /// <summary>The one service connection that a change is for, as it is now.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project by name or id; null for the connection's.</param>
    /// <param name="name">Its name or id.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="AdoEntraException">
    /// <c>NotFound</c>: the project has no such connection; <c>InvalidRequest</c>: no project is known.
    /// </exception>
    public static async Task<AdoServiceConnection> FindServiceConnectionAsync(
        this ResourceClient client,
        string? project,
        string name,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);
        if (Guid.TryParse(name, out _))
            return await client.ReadOneAsync(AdoServiceConnection.One(own, name), cancellationToken).ConfigureAwait(false);

        // A comma would be the end of a name to the service.
        var request = AdoServiceConnection.List(own, name.Contains(',') ? null : name);
        await foreach (
            IReadOnlyList<AdoServiceConnection> batch in client.ReadListAsync(request, cancellationToken).ConfigureAwait(false)
        )
        {
            if (batch.FirstOrDefault(one => NameFilter.Same(one.Name, name)) is { } found) return found;
        }

        throw new AdoServiceException(
            ErrorIds.NotFound,
            $"The service connection '{name}' does not exist in project '{own}', or this identity is not allowed to see it.",
            "Check the name and the project. An administrator of the connection can give this identity the role Reader, or share the "
                + "connection with this project: Set-AdoServiceConnection -SharedWith")
        {
            Target = name,
        };
    }

    /// <summary>Creates a service connection.</summary>
    public static async Task<AdoServiceConnection> CreateServiceConnectionAsync(
        this ResourceClient client,
        string? project,
        ServiceConnectionDraft draft,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);
        AdoProject found = await client.ReadOneAsync(AdoProject.One(own), cancellationToken).ConfigureAwait(false);
        Dictionary<string, object?> body = draft.Body;
        body[References] = new object[] { ProjectReferences.Of(found, draft.Name, draft.Description) };
        var request = AdoServiceConnection.Create(own, body) with { What = $"the service connection '{draft.Name}' of project '{own}'" };
        AdoServiceConnection made = await client.ReadOneAsync(request, cancellationToken).ConfigureAwait(false);
        (await ServiceConnectionTypes.ReadAsync(client, cancellationToken).ConfigureAwait(false)).Complete(made);
        return made;
    }

    /// <summary>Changes a service connection, and gives it as it is then. Its secrets stay as they are.</summary>
    /// <exception cref="AdoEntraException">
    /// <c>InvalidRequest</c>: it cannot be told which of its inputs are secret; or the service refused.
    /// </exception>
    public static async Task<AdoServiceConnection> UpdateServiceConnectionAsync(
        this ResourceClient client,
        string? project,
        string name,
        ServiceConnectionSettings settings,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);
        AdoServiceConnection found = await client.FindServiceConnectionAsync(own, name, cancellationToken).ConfigureAwait(false);
        ServiceConnectionTypes types = await ServiceConnectionTypes.ReadAsync(client, cancellationToken).ConfigureAwait(false);
        if (settings.ChangesItself)
        {
            Dictionary<string, object?> body = BodyOf(found, types);
            settings.ApplyTo(body, found.ProjectName);
            var request = AdoServiceConnection.Replace(own, found.Id!, body) with
            {
                What = $"the service connection '{found}' of project '{own}'",
            };
            await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        if (settings.SharedWith.Count > 0)
            await client.ShareAsync(found, settings, cancellationToken).ConfigureAwait(false);

        AdoServiceConnection now = await client
            .ReadOneAsync(AdoServiceConnection.One(own, found.Id!), cancellationToken)
            .ConfigureAwait(false);
        types.Complete(now);
        return now;
    }

    /// <summary>Removes a service connection from a project. With its last project it is gone.</summary>
    public static async Task DeleteServiceConnectionAsync(
        this ResourceClient client,
        string? project,
        string name,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);
        AdoServiceConnection found = await client.FindServiceConnectionAsync(own, name, cancellationToken).ConfigureAwait(false);
        AdoProject from = await client.ReadOneAsync(AdoProject.One(own), cancellationToken).ConfigureAwait(false);
        var request = AdoServiceConnection.Delete(found.Id!, from.Id!) with
        {
            What = $"the service connection '{found}' of project '{own}'",
        };
        await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Has the service call what a connection leads to.</summary>
    /// <exception cref="AdoServiceException">There is no such connection, it is disabled, or the service refused.</exception>
    public static async Task<AdoServiceConnectionTest> TestServiceConnectionAsync(
        this ResourceClient client,
        string? project,
        string name,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);
        AdoServiceConnection found = await client.FindServiceConnectionAsync(own, name, cancellationToken).ConfigureAwait(false);
        if (found.IsDisabled)
        {
            StatedCause disabled = ServiceConnectionRows.ConnectionDisabled.Say(("connection", $"'{found}'"));
            throw new AdoServiceException(disabled.ErrorId, disabled.What, disabled.Advice) { Target = found.Name };
        }

        var request = AdoServiceConnectionTest.Run(own, found.Id!) with
        {
            What = $"the test of service connection '{found}' of project '{own}'",
        };
        return (await client.ReadOneAsync(request, cancellationToken).ConfigureAwait(false)).Of(found);
    }

    private static async Task ShareAsync(
        this ResourceClient client,
        AdoServiceConnection connection,
        ServiceConnectionSettings settings,
        CancellationToken cancellationToken
    )
    {
        List<object> references = [];
        foreach (string project in settings.SharedWith)
        {
            AdoProject found = await client.ReadOneAsync(AdoProject.One(project), cancellationToken).ConfigureAwait(false);
            bool isThere = connection.ServiceEndpointProjectReferences.Any(one => NameFilter.Same(one.ProjectReference?.Id, found.Id));
            if (!isThere) references.Add(ProjectReferences.Of(found, settings.Name ?? connection.Name!, connection.Description));
        }

        if (references.Count == 0) return;
        var request = AdoServiceConnection.Share(connection.Id!, references) with
        {
            What = $"the service connection '{connection}' of project '{connection.ProjectName}'",
        };
        await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    // Every field that came, in the form of what is sent, but for the secrets.
    private static Dictionary<string, object?> BodyOf(AdoServiceConnection connection, ServiceConnectionTypes types)
    {
        if (types.SecretInputs(connection.Type, connection.Scheme) is not { } secrets)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"The service connection '{connection}' was not changed: the organization has no type '{connection.Type}' with the "
                    + $"authentication scheme '{connection.Scheme}', so it cannot be told which of its values are secret, and these would "
                    + "be lost.",
                "Change it in the portal (Project settings > Service connections), or install the extension that its type belongs to.")
            {
                Target = connection.Name,
            };
        }

        Dictionary<string, object?> body = ProjectReferences.Plain(connection);
        foreach (string field in s_readOnly) body.Remove(field);
        Dictionary<string, object?> authorization = ProjectReferences.Plain(connection.Authorization!);
        Dictionary<string, object?> parameters = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string?> parameter in connection.Authorization!.Parameters)
            if (!secrets.Contains(parameter.Key, StringComparer.OrdinalIgnoreCase)) parameters[parameter.Key] = parameter.Value;
        authorization["parameters"] = parameters;
        body["authorization"] = authorization;
        return body;
    }
}
