using AdoEntra.Diagnosis.Explaining;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Resources;

namespace AdoEntra.Diagnosis;

/// <summary>
/// What the organization says of a service connection: which of the causes is meant that Azure Pipelines has one message for.
/// </summary>
internal static class ServiceConnectionState
{
    /// <summary>
    /// The explanation with the cause that is the case, where it is about a service connection that this identity may read; otherwise the
    /// explanation as it is.
    /// </summary>
    /// <param name="explanation">What the text alone says.</param>
    /// <param name="client">Reads the service connection, with one request.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<AdoExplanation> RefineAsync(
        AdoExplanation explanation,
        ResourceClient client,
        CancellationToken cancellationToken
    ) => RefineAsync(explanation, explanation.Project ?? client.Connection.Project, client, cancellationToken);

    private static async Task<AdoExplanation> RefineAsync(
        AdoExplanation explanation,
        string? project,
        ResourceClient client,
        CancellationToken cancellationToken
    )
    {
        if (explanation.ServiceConnection is not { } name || project is null) return explanation;
        try
        {
            var found = client.ReadListAsync(AdoServiceConnection.List(project, name), cancellationToken);
            await foreach (IReadOnlyList<AdoServiceConnection> batch in found.ConfigureAwait(false))
            {
                if (batch.FirstOrDefault(one => NameFilter.Same(one.Name, name)) is { } connection)
                    return Explainer.Explain(explanation, CauseOf(connection));
            }
        }
        catch (AdoEntraException)
        {
            // It is not known which, as without a connection.
        }

        return explanation;
    }

    /// <summary>
    /// A refusal to start a run, with the cause that is the case, where it is about a service connection that this identity may read;
    /// otherwise the refusal as it is.
    /// </summary>
    /// <param name="refusal">The refusal, in the words that the service has for all of its causes.</param>
    /// <param name="project">The project of the run, by name or id.</param>
    /// <param name="client">Reads the service connection, with one request.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<AdoServiceException> RefineAsync(
        AdoServiceException refusal,
        string project,
        ResourceClient client,
        CancellationToken cancellationToken
    )
    {
        AdoExplanation general = Explainer.Explain(refusal.ServiceMessage ?? refusal.Message);
        AdoExplanation said = await RefineAsync(general, general.Project ?? project, client, cancellationToken).ConfigureAwait(false);
        return ReferenceEquals(said, general) || said.Cause is null
            ? refusal
            : new AdoServiceException(said.Cause, said.Explanation, said.Remedy ?? refusal.RecommendedAction)
            {
                Target = refusal.Target,
                StatusCode = refusal.StatusCode,
                ServiceMessage = refusal.ServiceMessage,
                TypeKey = refusal.TypeKey,
                ActivityId = refusal.ActivityId,
                Request = refusal.Request,
            };
    }

    private static KnownCause CauseOf(AdoServiceConnection connection) =>
        connection.IsDisabled ? ServiceConnectionRows.ConnectionDisabled
        : connection.IsOutdated ? ServiceConnectionRows.ConnectionOutdated
        : ServiceConnectionRows.ConnectionNotAuthorized;
}
