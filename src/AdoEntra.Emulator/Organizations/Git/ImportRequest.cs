namespace AdoEntra.Emulator.Organizations.Git;

/// <summary>
/// That a repository is to be filled from another one. Each request for it moves it on: queued, in progress, and then completed or failed.
/// </summary>
/// <param name="Id">Its number within the organization.</param>
/// <param name="Repository">What is to be filled.</param>
/// <param name="Url">Where from.</param>
/// <param name="ServiceEndpoint">The connection that was named for it.</param>
/// <param name="DeletesServiceEndpoint">Whether that connection goes afterwards.</param>
/// <param name="Status">As the service writes it.</param>
/// <param name="Error">Why it failed.</param>
internal sealed record ImportRequest(
    int Id, Guid Repository, string Url, Guid? ServiceEndpoint, bool DeletesServiceEndpoint, string Status, string? Error = null);
