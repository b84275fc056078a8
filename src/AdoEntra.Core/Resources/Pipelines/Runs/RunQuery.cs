using System.Globalization;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Resources.Pipelines.Runs;

/// <summary>Which runs the service is asked for (Builds List, build 7.1), newest first by the time that they were queued.</summary>
internal sealed record RunQuery
{
    /// <summary>The numbers of their pipelines; empty for all.</summary>
    public IReadOnlyList<string> Definitions { get; init; } = [];

    /// <summary>The reference to the branch that they build.</summary>
    public string? Branch { get; init; }

    /// <summary>How far they are.</summary>
    public string? Status { get; init; }

    /// <summary>How they ended.</summary>
    public string? Result { get; init; }

    /// <summary>Why they were queued.</summary>
    public string? Reason { get; init; }

    /// <summary>The id of whom they were queued for.</summary>
    public string? RequestedFor { get; init; }

    /// <summary>Tags that they have, all of them.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Queued at this time or later.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Queued at this time or earlier.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>The route with these criteria. By which time the service filters follows from the order [D].</summary>
    public string AddTo(string route) => route
        .With("definitions", Definitions.Count == 0 ? null : string.Join(",", Definitions))
        .With("branchName", Branch)
        .With("statusFilter", Status)
        .With("resultFilter", Result)
        .With("reasonFilter", Reason)
        .With("requestedFor", RequestedFor)
        .With("tagFilters", Tags.Count == 0 ? null : string.Join(",", Tags))
        .With("minTime", Text(After))
        .With("maxTime", Text(Before))
        .With("queryOrder", "queueTimeDescending");

    private static string? Text(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
