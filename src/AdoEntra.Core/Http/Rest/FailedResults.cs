using System.Globalization;
using System.Text.Json;
using AdoEntra.Errors;

namespace AdoEntra.Http.Rest;

/// <summary>
/// What was refused within a response that says 200: the service answers changes of several things so (<c>success</c> of refs,
/// <c>isSuccess</c> of entitlements, <c>code</c> of a batch), and one of an access level too (protocol.md 3.9).
/// </summary>
internal sealed class FailedResults
{
    private const int MostShown = 3;
    private const int Deepest = 4;
    private const int FirstRefusal = 400;

    private static readonly string[] s_flags = ["success", "isSuccess", "haveResultsSucceeded"];
    private static readonly string[] s_within = ["operationResult", "operationResults", "results", "result", "value"];
    private static readonly string[] s_reasons = ["updateStatus", "customMessage", "rejectedBy", "message", "errorMessage"];
    private static readonly string[] s_names = ["name", "id", "userId", "servicePrincipalId", "groupId"];

    private readonly List<string> _reasons = [];
    private int _failed;

    /// <summary>A reader that does the same as another one, and looks at what it reads.</summary>
    public ItemReader<T> Watching<T>(ItemReader<T> read) => (ref Utf8JsonReader reader) =>
    {
        Utf8JsonReader copy = reader;
        if (copy.TokenType == JsonTokenType.StartObject)
        {
            using JsonDocument item = JsonDocument.ParseValue(ref copy);
            Look(item.RootElement);
        }

        return read(ref reader);
    };

    /// <summary>Looks at a whole body.</summary>
    public void Look(string? body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body ?? string.Empty);
            if (document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array) Look(document.RootElement);
        }
        catch (Exception exception) when (JsonFields.IsUnreadable(exception))
        {
            // Text, and what is cut.
        }
    }

    /// <summary>Says what was refused, where something was.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="report">Hears of it.</param>
    public void Tell(ServiceRequest request, IRequestReport report)
    {
        if (_failed == 0) return;
        string reasons = string.Join("; ", _reasons.Take(MostShown)) + (_reasons.Count > MostShown ? $"; and {_reasons.Count - MostShown} more" : string.Empty);
        string what = _failed == 1 ? "one result in it says that it failed" : $"{_failed} results in it say that they failed";
        report.Warning($"{request.Method} {request.What} was answered with success, but {what}{(reasons.Length > 0 ? ": " + reasons : string.Empty)}.");
    }

    private void Look(JsonElement element)
    {
        List<JsonElement> failed = [];
        Find(element, failed, 0);
        foreach (JsonElement one in failed)
        {
            _failed++;
            if (Redaction.Redact(Reason(one)) is { Length: > 0 } reason) _reasons.Add(reason.TrimEnd('.'));
        }
    }

    // An object that fails because of those within it is told by these.
    private static void Find(JsonElement element, List<JsonElement> failed, int depth)
    {
        if (depth > Deepest) return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement one in element.EnumerateArray()) Find(one, failed, depth + 1);
        }

        if (element.ValueKind != JsonValueKind.Object) return;
        int before = failed.Count;
        bool isFailed = false;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            isFailed |= property.Value.ValueKind == JsonValueKind.False && s_flags.Contains(property.Name);
            isFailed |= property.Name == "code" && property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetInt32(out int code) && code >= FirstRefusal && element.TryGetProperty("body", out _);
            if (s_within.Contains(property.Name)) Find(property.Value, failed, depth + 1);
        }

        if (isFailed && failed.Count == before) failed.Add(element);
    }

    private static string Reason(JsonElement element)
    {
        List<string> words = [];
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (s_reasons.Contains(property.Name) && property.Value.ValueKind == JsonValueKind.String)
            {
                words.Add(property.Value.GetString()!);
            }

            if (property.Name == "code" && property.Value.ValueKind == JsonValueKind.Number) words.Insert(0, property.Value.GetRawText());
            if (property.Name == "body" && property.Value.ValueKind == JsonValueKind.String && ErrorWords.FromJson(property.Value.GetString()!, out _) is { } said)
            {
                words.Add(said);
            }

            if (property.Name == "errors" && property.Value.ValueKind == JsonValueKind.Array)
            {
                words.AddRange(property.Value.EnumerateArray().Select(Error).OfType<string>());
            }
        }

        string name = s_names.Select(name => element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null).FirstOrDefault(static text => text is { Length: > 0 }) ?? string.Empty;
        return ErrorWords.OneLine($"{name}{(name.Length > 0 && words.Count > 0 ? ": " : string.Empty)}{string.Join(", ", words.Distinct(StringComparer.Ordinal))}") ?? string.Empty;
    }

    // Entitlements have pairs of a number and words; others the usual form.
    private static string? Error(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object || !error.TryGetProperty("value", out JsonElement value) || value.ValueKind != JsonValueKind.String)
        {
            return ErrorWords.FromJson(error.GetRawText(), out _);
        }

        string number = error.TryGetProperty("key", out JsonElement key) && key.ValueKind is JsonValueKind.Number or JsonValueKind.String ? string.Format(CultureInfo.InvariantCulture, "({0}) ", key) : string.Empty;
        return number + value.GetString();
    }
}
