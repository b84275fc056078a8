using System.Text;
using System.Text.Json;
using AdoEntra.Json.Reading;

namespace AdoEntra.Requests.Failures;

/// <summary>
/// Collects the words of an error in JSON. The service has several forms (protocol.md 3.4), and in some the message is only the heading of
/// the reason: a build's validation results, the rules of a work item, the state of a model, the exception within. Names are read in any
/// case.
/// </summary>
internal static class ErrorWords
{
    private const int Deepest = 6;
    private const int MostWords = 20;

    // In the order in which they are reported. What is not here is data.
    private static readonly string[] s_words =
    [
        "message", "errorMessage", "title", "detail", "error_description", "description", "customMessage", "exceptionMessage",
        "errorDescription", "displayMessage", "reason", "failureReason", "msg",
    ];

    private static readonly string[] s_within =
    [
        "value", "error", "odata.error", "errors", "exception", "fault", "validationResults", "validationErrors", "modelState",
        "customProperties", "ruleValidationErrors", "details", "innerException", "innerExceptions", "innerError", "results",
    ];

    /// <summary>The words; null where there are none.</summary>
    /// <param name="text">A body.</param>
    /// <param name="typeKey">The service's short name of its exception; null where there is none.</param>
    public static string? FromJson(string text, out string? typeKey)
    {
        typeKey = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            typeKey = ErrorNames.TypeKey(root);
            List<string> words = [];
            Collect(root, words, 0);
            if (words.Count > 0) return Sentences(words);
            typeKey ??= ErrorNames.Other(root);
            return ErrorNames.Properties(root);
        }
        catch (Exception exception) when (Utf8JsonReaderExtensions.IsUnreadable(exception))
        {
            return CutJson.WordsOf(text, out typeKey);
        }
    }

    /// <summary>One line of several words, each a sentence of its own.</summary>
    public static string Sentences(IReadOnlyList<string> words)
    {
        return string.Join(" ", words.Select((word, index) => index + 1 < words.Count ? Sentence(word) : word));

        static string Sentence(string word) => ".!?:;".IndexOf(word[word.Length - 1]) >= 0 ? word : word + ".";
    }

    /// <summary>A text with every run of white space made one space; null where nothing is left.</summary>
    public static string? OneLine(string? text)
    {
        if (text is null) return null;
        var line = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            if (!char.IsWhiteSpace(character) && !char.IsControl(character)) line.Append(character);
            else if (line.Length > 0 && line[line.Length - 1] != ' ') line.Append(' ');
        }

        return line.ToString().TrimEnd() is { Length: > 0 } clean ? clean : null;
    }

    private static void Collect(JsonElement element, List<string> words, int depth)
    {
        if (depth > Deepest || words.Count >= MostWords) return;
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                Add(element.GetString(), words);
                break;
            case JsonValueKind.Array:
                foreach (JsonElement one in element.EnumerateArray()) Collect(one, words, depth + 1);
                break;
            case JsonValueKind.Object:
                foreach (string name in s_words)
                {
                    // A text with its language is an object: {"lang": "en", "value": "..."}.
                    if (JsonElements.Find(element, name) is not { } word) continue;
                    if (word.ValueKind is JsonValueKind.String or JsonValueKind.Object or JsonValueKind.Array)
                    {
                        Collect(word, words, word.ValueKind == JsonValueKind.String ? depth : depth + 1);
                    }
                }

                foreach (string name in s_within)
                {
                    if (JsonElements.Find(element, name) is { } within) Within(within, name, words, depth + 1);
                }

                break;
        }
    }

    // Of errors by the names of what they are about, the name is a part of the words.
    private static void Within(JsonElement element, string name, List<string> words, int depth)
    {
        if (element.ValueKind != JsonValueKind.Object || name is not ("errors" or "modelState"))
        {
            Collect(element, words, depth);
            return;
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            List<string> own = [];
            Collect(property.Value, own, depth + 1);
            foreach (string word in own) Add(property.Name.Length == 0 ? word : $"{property.Name}: {word}", words);
        }
    }

    private static void Add(string? word, List<string> words)
    {
        if (OneLine(word) is not { } line || words.Count >= MostWords || words.Exists(known => known.Contains(line))) return;
        words.Add(line);
    }
}
