using System.Collections.Concurrent;
using System.Globalization;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;

namespace AdoEntra.Diagnosis;

/// <summary>What the responses of a diagnosis say besides: whether the service slows this identity down, its time, their ids.</summary>
internal sealed class SeenResponses
{
    private readonly ConcurrentQueue<ResponseHead> _heads = new();

    /// <summary>The ids of the last response, for Microsoft's support; null where there was none.</summary>
    public string? ActivityId { get; private set; }

    /// <summary>Notes a response.</summary>
    public void Add(ResponseHead head)
    {
        _heads.Enqueue(head);
        ActivityId = Header(head, "ActivityId") ?? Header(head, "X-VSS-E2EID") ?? ActivityId;
    }

    /// <summary>Whether the service slows this identity down.</summary>
    public AdoDiagnosisStep Throttling()
    {
        if (_heads.IsEmpty) return DiagnosisSteps.Skipped(DiagnosisSteps.Throttling, "No request was made as this identity.");
        ResponseHead? slowed = _heads.LastOrDefault(static head =>
            Header(head, "Retry-After") is not null || Header(head, "X-RateLimit-Delay") is { } delay && delay.Trim('0', '.').Length > 0
        );
        if (slowed is null)
        {
            string? remaining = _heads
                .Select(static head => Header(head, "X-RateLimit-Remaining"))
                .LastOrDefault(static text => text is not null);
            string left = remaining is null ? string.Empty : $" ({remaining} units are left)";
            return DiagnosisSteps.Passed(DiagnosisSteps.Throttling, $"Azure DevOps did not ask to slow down{left}.");
        }

        string? resource = Header(slowed, "X-RateLimit-Resource");
        bool isCounted = int.TryParse(Header(slowed, "Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds);
        return DiagnosisSteps.Warning(
            DiagnosisSteps.Throttling,
            ServiceRows.SlowedDown.Say(
                ("party", ThrottledParty.Of(resource)),
                ("limit", ThrottledParty.Shortage(resource)),
                ("wait", isCounted ? $"{seconds} s" : "some minutes")
            )
        );
    }

    private static string? Header(ResponseHead head, string name) =>
        head.Headers.TryGetValue(name, out string[]? values) ? values.FirstOrDefault() : null;
}
