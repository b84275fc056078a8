using System.Text.Json;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Rest;

/// <summary>
/// What was refused within a response that says 200: the service answers changes of several things so (<c>success</c> of refs,
/// <c>isSuccess</c> of entitlements, <c>code</c> of a batch), and one of an access level too (protocol.md 3.9). What counts as a refusal is
/// in
/// <see cref="RefusedResult"/>.
/// </summary>
/// <param name="isReading">Whether the request only reads, and what comes is data.</param>
internal sealed class FailedResults(bool isReading)
{
    private const int MostShown = 3;
    private const int Deepest = 4;

    private static readonly HashSet<string> s_within = new(
        ["operationResult", "operationResults", "results", "result", "value", "values", "items", "responses", "refUpdates"],
        StringComparer.OrdinalIgnoreCase
    );

    private readonly List<string> _reasons = [];
    private int _failed;

    /// <summary>A reader that does the same as another one, and looks at what it reads.</summary>
    public IItemReader<T> Watching<T>(IItemReader<T> reader) => new Watcher<T>(this, reader);

    /// <summary>Looks at a whole body.</summary>
    public void Look(string? body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body ?? string.Empty);
            if (document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array) Look(document.RootElement);
        }
        catch (Exception exception) when (Utf8JsonReaderExtensions.IsUnreadable(exception))
        {
            // Text, and what is cut.
        }
    }

    /// <summary>Says what was refused, where something was.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="report">Called for each.</param>
    public void Tell(ServiceRequest request, IRequestProgress report)
    {
        if (_failed == 0)
            return;
        string reasons =
            string.Join("; ", _reasons.Take(MostShown))
            + (_reasons.Count > MostShown ? $"; and {_reasons.Count - MostShown} more" : string.Empty);
        string what = _failed == 1 ? "one of its results failed" : $"{_failed} of its results failed";
        report.Warning(
            $"The response to {request.Method} {request.What} reports success, but "
                + $"{what}{(reasons.Length > 0 ? ": " + reasons : string.Empty)}."
        );
    }

    private void Look(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject || (isReading && !RefusedResult.MayBe(reader))) return;
        using JsonDocument item = JsonDocument.ParseValue(ref reader);
        Look(item.RootElement);
    }

    private void Look(JsonElement element)
    {
        List<JsonElement> failed = [];
        Find(element, failed, 0);
        foreach (JsonElement one in failed)
        {
            _failed++;
            if (Redaction.Redact(RefusedResult.Reason(one)) is { Length: > 0 } reason) _reasons.Add(reason.TrimEnd('.'));
        }
    }

    // An object that fails because of those within it is reported by these.
    private void Find(JsonElement element, List<JsonElement> failed, int depth)
    {
        if (depth > Deepest) return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement one in element.EnumerateArray()) Find(one, failed, depth + 1);
        }

        if (element.ValueKind != JsonValueKind.Object) return;
        int before = failed.Count;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (s_within.Contains(property.Name)) Find(property.Value, failed, depth + 1);
        }

        if (failed.Count == before && RefusedResult.Is(element, isReading)) failed.Add(element);
    }

    private sealed class Watcher<T>(FailedResults failed, IItemReader<T> inner) : IItemReader<T>
    {
        public ItemReader<T> ForResponse(DamagedText? damaged = null)
        {
            ItemReader<T> read = inner.ForResponse(damaged);
            return (ref Utf8JsonReader reader) =>
            {
                failed.Look(reader);
                return read(ref reader);
            };
        }
    }
}
