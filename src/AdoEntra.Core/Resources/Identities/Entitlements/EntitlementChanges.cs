namespace AdoEntra.Resources.Identities.Entitlements;

/// <summary>The requests that change an entitlement, and what their responses become.</summary>
internal static class EntitlementChanges
{
    /// <summary>Adds a service principal, and waits for one that Azure DevOps does not know yet.</summary>
    /// <exception cref="AdoServiceException">The service refused.</exception>
    public static async Task<ServicePrincipalEntitlement> AddAsync(
        this ResourceClient client,
        ServicePrincipalGrant grant,
        IReadOnlyList<AdoProject> projects,
        CancellationToken cancellationToken
    )
    {
        Dictionary<string, object?> body = new()
        {
            ["accessLevel"] = (grant.Level ?? AccessLevel.Basic).Body,
            ["servicePrincipal"] = new Dictionary<string, object?>
            {
                ["origin"] = "aad",
                ["originId"] = grant.ObjectId,
                ["subjectKind"] = "servicePrincipal",
            },
        };
        if (projects.Count > 0) body["projectEntitlements"] = projects.Select(project => Project(project, grant.NewRole)).ToArray();
        string organization = client.Connection.Organization;
        Patience patience = client.Patience();
        while (true)
        {
            EntitlementResponse response = await client
                .ReadOneAsync(EntitlementResponse.Add(body, $"adding service principal '{grant.ObjectId}'"), cancellationToken)
                .ConfigureAwait(false);
            if (response.IsDone && response.ServicePrincipalEntitlement is { } added) return added;
            string why = $"Waiting until Azure DevOps knows the service principal '{grant.ObjectId}', which Entra created a moment ago.";
            bool isAgain = EntitlementFailure.MayComeTrue(response)
                && await patience.WaitAsync(why, cancellationToken).ConfigureAwait(false);
            if (isAgain) continue;
            string what = $"The service principal '{grant.ObjectId}' was not added to the organization '{organization}'";
            throw EntitlementFailure.Of(response, what, grant.ObjectId, client.Connection);
        }
    }

    /// <summary>Gives a service principal that is there what it does not have yet.</summary>
    /// <exception cref="AdoServiceException">The service refused.</exception>
    public static async Task<ServicePrincipalEntitlement> ChangeAsync(
        this ResourceClient client,
        ServicePrincipalEntitlement entitlement,
        ServicePrincipalGrant grant,
        IReadOnlyList<AdoProject> projects,
        CancellationToken cancellationToken
    )
    {
        List<object> operations = [];
        if (grant.Level is { } level && entitlement.AccessLevel?.AccountLicenseType != level.LicenseType)
            operations.Add(Operation("replace", "/accessLevel", level.Body));
        operations.AddRange(
            projects
                .Where(project => !entitlement.ProjectEntitlements.Any(one =>
                    NameFilter.Same(one.ProjectRef?.Id, project.Id) && (grant.Role is null || one.Group?.GroupType == grant.Role)))
                .Select(project => Operation("add", "/projectEntitlements", Project(project, grant.NewRole)))
        );
        if (operations.Count == 0) return entitlement;
        EntitlementResponse response = await client
            .ReadOneAsync(
                EntitlementResponse.Change(entitlement.Id!, operations, $"changing service principal '{grant.ObjectId}'"),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (response.IsDone) return response.ServicePrincipalEntitlement ?? entitlement;
        string what =
            $"The service principal '{grant.ObjectId}' was not changed in the organization '{client.Connection.Organization}'";
        throw EntitlementFailure.Of(response, what, grant.ObjectId, client.Connection);
    }

    private static Dictionary<string, object?> Operation(string kind, string path, object value) => new()
    {
        ["from"] = string.Empty,
        ["op"] = kind,
        ["path"] = path,
        ["value"] = value,
    };

    private static Dictionary<string, object?> Project(AdoProject project, string role) => new()
    {
        ["group"] = new Dictionary<string, object?> { ["groupType"] = role },
        ["projectRef"] = new Dictionary<string, object?> { ["id"] = project.Id },
    };
}
