using AdoEntra.Errors;
using AdoEntra.Resources.Organization;

namespace AdoEntra.Resources.Git;

/// <summary>Where a new repository is filled from.</summary>
/// <param name="Url">Where git clones the source from; no user and no password stand in it.</param>
/// <param name="ServiceConnection">The id of the service connection that the source is read with; null where it is public.</param>
internal sealed record ImportSource(string Url, string? ServiceConnection)
{
    /// <summary>The source of an address.</summary>
    /// <param name="address">
    /// An address with http or https. A user name is removed where it is the organization's own, which Azure DevOps puts there.
    /// </param>
    /// <param name="serviceConnection">The id of the service connection; null for none.</param>
    /// <exception cref="AdoServiceException"><c>InvalidRequest</c>: it is no such address, or one with a credential in it.</exception>
    public static ImportSource Of(string address, string? serviceConnection)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? url) || url.Scheme is not ("https" or "http"))
        {
            throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                "The address to import from is not one with https.",
                "Pass the address that git clones the source from, for example https://github.com/git/git.");
        }

        if (url.UserInfo.Length == 0) return new(address, serviceConnection);
        if (url.Segments.Length > 1 && NameFilter.Same(url.UserInfo, url.Segments[1].TrimEnd('/')))
            return new(new UriBuilder(url) { UserName = string.Empty }.Uri.AbsoluteUri, serviceConnection);
        throw new AdoServiceException(
            ErrorIds.InvalidRequest,
            "The address to import from has a user name or a password in it; it is not sent, and not shown.",
            "Pass the address without them. For a private source, create a service connection of the type Other Git in the project, and "
                + "pass its id as -ServiceConnectionId.");
    }
}

/// <summary>Creates repositories that are filled from others.</summary>
internal static class RepositoryImport
{
    /// <summary>Creates a repository, fills it, and waits until that is done.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="project">Its project; null for the connection's.</param>
    /// <param name="name">Its name.</param>
    /// <param name="source">Where it is filled from.</param>
    /// <param name="cancellationToken">Ends the wait, and leaves the import to the service.</param>
    /// <exception cref="AdoServiceException">
    /// There is no project, or the service refused; the message of a failed import says that the empty repository remains.
    /// </exception>
    public static async Task<AdoRepository> ImportRepositoryAsync(
        this ResourceClient client,
        string? project,
        string name,
        ImportSource source,
        CancellationToken cancellationToken
    )
    {
        string own = client.RequireProject(project);
        AdoRepository made = await client
            .ReadOneAsync(AdoRepository.Create(own, name, null, null), cancellationToken)
            .ConfigureAwait(false);
        string id = made.Id!;
        ImportRequest import;
        try
        {
            import = await client
                .ReadOneAsync(ImportRequest.Create(own, id, source.Url, source.ServiceConnection), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (AdoServiceException refused) when (ItemFailures.IsAboutOne(refused))
        {
            throw Failed(own, name, refused.ServiceMessage ?? refused.Message, refused.ErrorId, refused);
        }

        Patience patience = client.Patience();
        while (import.Status != "completed")
        {
            if (import.Status is "failed" or "abandoned")
                throw Failed(own, name, import.DetailedStatus?.ErrorMessage ?? $"it was {import.Status}", ErrorIds.Conflict, null);
            string step = import.DetailedStatus?.StepName() is { } words ? $" ({words})" : string.Empty;
            string why = $"Waiting until repository '{name}' is imported{step}. Ctrl+C ends the wait, not the import.";
            if (!await patience.WaitAsync(why, cancellationToken).ConfigureAwait(false))
            {
                throw new AdoServiceException(
                    ErrorIds.TimedOut,
                    $"The repository '{name}' of project '{own}' was not imported within {patience.Limit.TotalSeconds:0} s; Azure DevOps "
                        + "goes on with it.",
                    "Look at it with Get-AdoRepository, or allow more time with -TimeoutSec.")
                {
                    Target = name,
                };
            }

            import = await client
                .ReadOneAsync(ImportRequest.One(own, id, import.ImportRequestId ?? 0), cancellationToken)
                .ConfigureAwait(false);
        }

        return await client.ReadOneAsync(AdoRepository.One(own, id), cancellationToken).ConfigureAwait(false);
    }

    private static AdoServiceException Failed(string project, string name, string why, string errorId, AdoServiceException? cause) => new(
        errorId,
        $"The import into repository '{name}' of project '{project}' failed: {why.TrimEnd('.')}. The empty repository remains.",
        $"Delete it with: Remove-AdoRepository '{name}' -Project '{project}'. Then check the address; a private source needs "
            + "-ServiceConnectionId.",
        cause)
    {
        Target = name,
        StatusCode = cause?.StatusCode,
        ServiceCode = cause?.ServiceCode,
        ServiceMessage = why,
    };
}
