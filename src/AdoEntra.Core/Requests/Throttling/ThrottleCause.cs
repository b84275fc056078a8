namespace AdoEntra.Requests.Throttling;

/// <summary>The response that made the next requests of an identity wait.</summary>
/// <param name="What">What was asked for.</param>
/// <param name="Host">The host that was asked.</param>
/// <param name="Status">The status of the response.</param>
/// <param name="Resource">What is running short; null where the service does not say.</param>
/// <param name="Until">Until when the service wants to be left alone.</param>
internal sealed record ThrottleCause(string What, string Host, int Status, string? Resource, DateTimeOffset Until)
{
    /// <summary>The error response that the response was; null where it was none, or is not read yet.</summary>
    public AdoServiceException? Failure { get; init; }
}
