
namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>
/// Holds all that an emulator was asked, and what it answered, against the contract. What is deliberately not of it has to be said, and has
/// to be there.
/// </summary>
internal sealed class ContractCheck
{
    private readonly List<string> _outside = [];
    private readonly List<RecordedRequest> _earlier = [];

    /// <summary>Leaves out the requests to certain targets, and the answers to them.</summary>
    /// <param name="why">What is being tried.</param>
    /// <param name="targets">How they begin, without the first slash; none for all.</param>
    public void LeaveOut(string why, params string[] targets)
    {
        Assert.NotEmpty(why);
        _outside.AddRange(targets.Length == 0 ? [string.Empty] : targets);
    }

    /// <summary>Remembers requests that the log is about to forget.</summary>
    public void Remember(IEnumerable<RecordedRequest> requests) => _earlier.AddRange(requests);

    /// <summary>
    /// Fails when something is not of the contract, or was left out for nothing. Where the contract is not at hand, nothing.
    /// </summary>
    public void AssertKept(IEnumerable<RecordedRequest> requests)
    {
        if (PublishedOperations.AtHand is { } operations)
        {
            AssertKept(operations, requests);
        }
    }

    /// <summary>The same with another contract.</summary>
    public void AssertKept(PublishedOperations operations, IEnumerable<RecordedRequest> requests)
    {
        var problems = _earlier.Concat(requests)
            .SelectMany(request => Problems(operations, request), (request, problem) => (request, problem))
            .ToList();
        var stale = _outside.Where(outside => !problems.Exists(one => Begins(one.request, outside))).ToList();
        problems.RemoveAll(one => _outside.Exists(outside => Begins(one.request, outside)));
        Assert.True(
            problems.Count == 0,
            "Requests, or answers to them, that are not of the contract:\n"
            + string.Join('\n', problems.Select(one => $"{one.request.Method} {one.request.Target}: {one.problem}")));
        Assert.True(stale.Count == 0, "Nothing outside the contract begins with " + string.Join(" or ", stale));
    }

    private static IEnumerable<string> Problems(PublishedOperations operations, RecordedRequest request) =>
    [
        .. RequestContract.Problems(operations, request),
        .. AnswerContract.Problems(operations, request).Select(problem => $"the answer's {problem}").Take(5),
    ];

    private static bool Begins(RecordedRequest request, string outside) =>
        request.Target.TrimStart('/').StartsWith(outside, StringComparison.Ordinal);
}
