using AdoEntra.Http.Addresses;
using AdoEntra.Json.Writing;

namespace AdoEntra.Operations;

/// <summary>One operation of the service, as its published contract has it.</summary>
/// <param name="Host">Who serves it.</param>
/// <param name="Area">The contract's name of its area: <c>Git</c>, <c>TaskAgent</c>.</param>
/// <param name="Method">The verb.</param>
/// <param name="Template">The path below the organization: <c>{project}/_apis/git/repositories/{repositoryId}</c>.</param>
/// <param name="ApiVersion"><c>7.1</c>, or the preview where there is nothing else: <c>7.1-preview.1</c>.</param>
/// <param name="Paging">How it divides its list; <see cref="PagingKind.None"/> where it has none.</param>
/// <param name="IsRead">Whether it only reads, and may be sent twice: every GET, and a POST that is a query.</param>
/// <param name="BodyType">The media type of the body that it takes; null where it takes none.</param>
/// <param name="Query">The parameters of the query, without <c>api-version</c>.</param>
/// <param name="Produces">The media types that it gives beside JSON, or in place of it; empty where it gives JSON, or nothing.</param>
internal sealed record Operation(
    ServiceHost Host,
    string Area,
    HttpMethod Method,
    string Template,
    string ApiVersion,
    PagingStyle Paging,
    bool IsRead,
    string? BodyType,
    IReadOnlyList<string> Query,
    IReadOnlyList<string> Produces)
{
    /// <summary>
    /// The placeholders of the template that may be left out, with the slash beside them: the project of
    /// <c>{project}/_apis/git/repositories</c>.
    /// </summary>
    public IReadOnlyList<string> Optional { get; init; } = [];

    /// <summary>
    /// The media types to ask for. JSON where the operation gives it; a build's log is a text, of which the service makes no JSON for every
    /// caller.
    /// </summary>
    public string Accept
    {
        get
        {
            if (Method != HttpMethod.Get || Produces.Count == 0)
                return BodyMedia.Json;
            if (Template.EndsWith("/logs/{logId}", StringComparison.Ordinal) && Produces.Contains("text/plain"))
                return "text/plain, " + BodyMedia.Json;
            return Produces.Contains(BodyMedia.Json) ? BodyMedia.Json : string.Join(", ", Produces) + ", " + BodyMedia.Json;
        }
    }
}
