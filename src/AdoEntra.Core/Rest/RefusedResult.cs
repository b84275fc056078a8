using System.Globalization;
using System.Text;
using System.Text.Json;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Failures;

namespace AdoEntra.Rest;

/// <summary>
/// Tells an object that reports its own failure from one that only has a field of such a name. Names are read in any case,
/// numbers and truth values also as texts. In the service's contract <c>success</c> is only in the results of ref updates, <c>isSuccess</c>
/// and <c>haveResultsSucceeded</c> in those of entitlements, <c>code</c> as a number only in work items' batches, <c>statusCode</c> only in
/// what a service endpoint answered to a POST; <c>errors</c> is also in process files and uploads that are read.
/// <list type="bullet">
/// <item>Response to a change: a flag that is false, a <c>statusCode</c> of 400 to 599, <c>errors</c> that are not empty; a <c>code</c> or
/// <c>status</c> of 400 to 599 with words or a body beside it, or with nothing but an id.</item>
/// <item>What was only read is data, and may report anything that failed: only a status of 400 to 599 with the words of an error beside
/// it, in an object that has nothing else, is a refusal.</item>
/// <item>The service's own error, <c>typeKey</c> and <c>message</c> with nothing but what comes along with them, is one anywhere.</item>
/// <item>How a run, a test or a log ended (<c>result</c>, <c>outcome</c>, <c>state</c>, <c>status</c> as a word) is none, anywhere.</item>
/// </list>
/// </summary>
internal static class RefusedResult
{
    private static readonly HashSet<string> s_flags = Names("success", "isSuccess", "succeeded", "haveResultsSucceeded");
    private static readonly HashSet<string> s_status = Names("statusCode", "httpStatusCode");
    private static readonly HashSet<string> s_code = Names("code", "status");
    private static readonly HashSet<string> s_words = Names("message", "errorMessage", "typeKey", "error", "errors", "body");
    private static readonly HashSet<string> s_besides =
        Names("id", "$id", "index", "url", "headers", "typeName", "errorCode", "eventId", "innerException", "reasonPhrase");

    private static readonly HashSet<string> s_reasons = Names("updateStatus", "customMessage", "rejectedBy", "message", "errorMessage");

    // All that an object may have of which a reader is to be warned.
    private static readonly byte[][] s_read =
    [
        .. s_besides.Concat(s_status).Concat(s_code).Concat(s_words).Concat(s_flags).Append("responses").Select(Encoding.UTF8.GetBytes),
    ];

    // And one of these it has.
    private static readonly byte[][] s_readStatus =
    [
        .. s_status.Concat(s_code).Append("responses").Append("typeKey").Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly string[] s_names = ["name", "id", "userId", "servicePrincipalId", "groupId"];

    /// <summary>
    /// Whether an object that was only read may be a refusal. Of nearly all others the first few names say that they are none.
    /// </summary>
    /// <param name="reader">A copy of the reader, on the object's first token; the whole object is there.</param>
    public static bool MayBe(Utf8JsonReader reader)
    {
        bool hasStatus = false;
        while (reader.NextField())
        {
            hasStatus |= IsOneOf(ref reader, s_readStatus);
            if (!IsOneOf(ref reader, s_read)) return false;
            reader.Read();
            reader.SkipValue();
        }

        return hasStatus;
    }

    /// <summary>Whether an object is a refusal.</summary>
    /// <param name="element">An object.</param>
    /// <param name="isReading">Whether it was only read.</param>
    public static bool Is(JsonElement element, bool isReading)
    {
        bool hasFlag = false,
            hasStatus = false,
            hasType = false,
            hasMessage = false,
            hasCode = false,
            hasWords = false,
            hasErrors = false,
            hasOther = false;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string name = property.Name;
            bool isStatus = s_status.Contains(name), isCode = s_code.Contains(name), isWords = s_words.Contains(name);
            hasFlag |= s_flags.Contains(name) && IsFalse(property.Value);
            hasStatus |= isStatus && IsRefusal(property.Value);
            hasCode |= isCode && IsRefusal(property.Value);
            hasWords |= isWords && IsSomething(property.Value);
            hasType |= Is(name, "typeKey") && IsSomething(property.Value);
            hasMessage |= Is(name, "message") && IsSomething(property.Value);
            hasErrors |= Is(name, "errors") && property.Value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0;
            hasOther |= !isStatus && !isCode && !isWords && !s_besides.Contains(name) && !s_flags.Contains(name);
        }

        return isReading
            ? (hasStatus || hasCode || (hasType && hasMessage)) && hasWords && !hasOther
            : hasFlag || hasStatus || hasErrors || (hasCode && (hasWords || !hasOther))
                || (hasType && hasMessage && !hasOther);
    }

    /// <summary>What is named in it, and why it was refused; empty where it says neither.</summary>
    public static string Reason(JsonElement element)
    {
        List<string> words = [];
        bool hasReason = false;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            JsonElement value = property.Value;
            int before = words.Count;
            if ((s_status.Contains(property.Name) || s_code.Contains(property.Name)) && IsRefusal(value))
            {
                words.Insert(0, value.ToString());
                continue;
            }

            if (s_reasons.Contains(property.Name) && value.ValueKind == JsonValueKind.String) words.Add(value.GetString()!);
            else if (Is(property.Name, "body") || Is(property.Name, "error"))
            {
                string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
                if (ErrorWords.FromJson(text, out string? typeKey) is { } said) words.Add(said);
                else if (typeKey is not null) words.Add(typeKey);
            }
            else if (Is(property.Name, "errors") && value.ValueKind == JsonValueKind.Array)
            {
                words.AddRange(value.EnumerateArray().Select(Error).OfType<string>());
            }

            hasReason |= words.Count > before;
        }

        if (!hasReason && JsonElements.Text(element, "typeKey") is { } key) words.Add(key);
        string? name = s_names
            .Select(name => Name(JsonElements.Find(element, name)))
            .FirstOrDefault(static text => text is { Length: > 0 });
        string why = string.Join(", ", words.Distinct(StringComparer.Ordinal));
        return ErrorWords.OneLine(name is null ? why : why.Length > 0 ? $"{name}: {why}" : name) ?? string.Empty;
    }

    private static string? Name(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String or JsonValueKind.Number } given ? given.ToString() : null;

    // Entitlements have pairs of a number and words; others the usual form.
    private static string? Error(JsonElement error)
    {
        if (
            error.ValueKind != JsonValueKind.Object
            || !error.TryGetProperty("value", out JsonElement value)
            || value.ValueKind != JsonValueKind.String
        )
        {
            return ErrorWords.FromJson(error.GetRawText(), out _);
        }

        bool hasKey = error.TryGetProperty("key", out JsonElement key) && key.ValueKind is JsonValueKind.Number or JsonValueKind.String;
        string number = hasKey ? string.Format(CultureInfo.InvariantCulture, "({0}) ", key) : string.Empty;
        return number + value.GetString();
    }

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool IsFalse(JsonElement value) =>
        value.ValueKind == JsonValueKind.False
        || (value.ValueKind == JsonValueKind.String && bool.TryParse(value.GetString(), out bool truth) && !truth);

    private static bool IsRefusal(JsonElement value) => value.ValueKind is JsonValueKind.Number or JsonValueKind.String
        && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status is >= 400 and < 600;

    private static bool IsSomething(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        JsonValueKind.String => value.GetString()!.Length > 0,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => true,
    };

    private static bool IsOneOf(ref Utf8JsonReader reader, byte[][] names)
    {
        foreach (byte[] name in names)
        {
            if (reader.IsNamed(name)) return true;
        }

        return false;
    }

    private static HashSet<string> Names(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);
}
