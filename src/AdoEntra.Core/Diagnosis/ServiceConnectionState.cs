using System.Text.Json;
using AdoEntra.Diagnosis.Explaining;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;

namespace AdoEntra.Diagnosis;

/// <summary>
/// What the organization says of a service connection (a service endpoint, serviceEndpoint 7.2): which of the causes is meant that Azure
/// Pipelines has one message for.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="IsDisabled">Whether it is disabled, for example since it was not used for 100 days.</param>
/// <param name="IsOutdated">Whether it has to be converted or updated.</param>
internal sealed record ServiceConnectionState(string? Name, bool IsDisabled, bool IsOutdated)
{
    private KnownCause Cause =>
        IsDisabled ? ServiceConnectionRows.ConnectionDisabled
        : IsOutdated ? ServiceConnectionRows.ConnectionOutdated
        : ServiceConnectionRows.ConnectionNotAuthorized;

    /// <summary>
    /// The explanation with the cause that is the case, where it is about a service connection that this identity may read; otherwise the
    /// explanation as it is.
    /// </summary>
    /// <param name="explanation">What the text alone says.</param>
    /// <param name="client">Reads the service connection, with one request.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<AdoExplanation> RefineAsync(
        AdoExplanation explanation, ResourceClient client, CancellationToken cancellationToken)
    {
        string? project = explanation.Project ?? client.Connection.Project;
        if (explanation.ServiceConnection is not { } name || project is null) return explanation;
        try
        {
            var found = client.ReadListAsync(Named(project, name), cancellationToken);
            await foreach (IReadOnlyList<ServiceConnectionState> batch in found.ConfigureAwait(false))
            {
                if (batch.FirstOrDefault(state => string.Equals(state.Name, name, StringComparison.OrdinalIgnoreCase)) is { } state)
                    return Explainer.Explain(explanation, state.Cause);
            }
        }
        catch (AdoEntraException)
        {
            // It is not known which, as without a connection.
        }

        return explanation;
    }

    // 7.1 has neither of the two fields.
    private static ServiceRequest<ServiceConnectionState> Named(string project, string name) =>
        new(
            Route.To($"{project}/_apis/serviceendpoint/endpoints").With("endpointNames", name),
            $"the service connection '{name}' of the project '{project}'",
            Read)
        {
            ApiVersion = "7.2-preview.4",
            Paging = PagingStyle.None,
        };

    private static ServiceConnectionState Read(ref Utf8JsonReader reader)
    {
        string? name = null;
        bool isDisabled = false, isOutdated = false;
        while (reader.NextField())
        {
            if (reader.IsName("name"u8)) name = reader.ReadText();
            else if (reader.IsName("isDisabled"u8)) isDisabled = IsTrue(ref reader);
            else if (reader.IsName("isOutdated"u8)) isOutdated = IsTrue(ref reader);
            else reader.SkipValue();
        }

        return new(name, isDisabled, isOutdated);
    }

    private static bool IsTrue(ref Utf8JsonReader reader)
    {
        reader.SkipValue();
        return reader.TokenType == JsonTokenType.True;
    }
}
