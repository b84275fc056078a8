using System.Text.Json;

namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>One operation of the service's published contract: what may be asked, and how.</summary>
internal sealed class PublishedOperation
{
    private readonly JsonElement _operation;
    private readonly Segment[] _template;

    public PublishedOperation(
        ServiceContract contract, string host, string verb, string path, JsonElement operation, IEnumerable<JsonElement> parameters)
    {
        (Contract, Host, Verb, Path, _operation) = (contract, host, verb, path, operation);
        var all = parameters.ToLookup(parameter => parameter.GetProperty("in").GetString());
        var optional = all["path"].Where(IsOptional).Select(Name).ToHashSet();
        _template = [.. path.Split('?')[0].Trim('/').Split('/').Select(text => Segment.Parse(text, optional))];
        Query = all["query"].Where(parameter => Name(parameter) != "api-version")
            .GroupBy(Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                group => group.Key, group => group.First().GetProperty("required").GetBoolean(), StringComparer.OrdinalIgnoreCase);
        Choices = all["query"].Where(parameter => parameter.TryGetProperty("enum", out _))
            .ToDictionary(Name, IReadOnlyList<string> (parameter) =>
                [.. parameter.GetProperty("enum").EnumerateArray().Select(value => value.GetString()!)]);
        Version = all["query"].Where(parameter => Name(parameter) == "api-version")
            .Select(parameter => parameter.GetProperty("description").GetString()!.Split('\'')[1]).FirstOrDefault();
        BodyTypes = !all["body"].Any() ? []
            : operation.TryGetProperty("consumes", out var consumes) ? [.. consumes.EnumerateArray().Select(type => type.GetString()!)]
            : ["application/json"];
    }

    public ServiceContract Contract { get; }

    public string Host { get; }

    public string Verb { get; }

    public string Path { get; }

    /// <summary>The version to be named, with a preview part where there is no released one; null where none is taken.</summary>
    public string? Version { get; }

    /// <summary>The parameters by name, and whether each is required.</summary>
    public IReadOnlyDictionary<string, bool> Query { get; }

    /// <summary>The parameters that have a fixed set of values, with these.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; }

    /// <summary>The media types of the body; none where there is no body.</summary>
    public IReadOnlyList<string> BodyTypes { get; }

    public override string ToString() => $"{Verb} {Host}{Path}";

    public bool Fits(ReadOnlySpan<string> path) => Fits(_template, path);

    /// <summary>The schema of an answer, or null where it has no body.</summary>
    public JsonElement? Schema(int status) =>
        _operation
            .GetProperty("responses")
            .TryGetProperty(status.ToString(System.Globalization.CultureInfo.InvariantCulture), out var answer)
        && answer.TryGetProperty("schema", out var schema)
            ? schema
            : null;

    private static bool Fits(ReadOnlySpan<Segment> template, ReadOnlySpan<string> path)
    {
        if (template.IsEmpty)
        {
            return path.IsEmpty;
        }

        return (!path.IsEmpty && template[0].Fits(path[0]) && Fits(template[1..], path[1..]))
            || (template[0].Optional && Fits(template[1..], path));
    }

    private static bool IsOptional(JsonElement parameter) =>
        parameter.TryGetProperty("x-ms-required", out var required) && required.ValueKind == JsonValueKind.False;

    private static string Name(JsonElement parameter) => parameter.GetProperty("name").GetString()!;

    private sealed record Segment(string Literal, bool Open, bool Optional)
    {
        public static Segment Parse(string text, HashSet<string> optional)
        {
            var brace = text.IndexOf('{', StringComparison.Ordinal);
            return brace < 0 ? new(text, false, false) : new(text[..brace], true, optional.Contains(text[(brace + 1)..^1]));
        }

        public bool Fits(string text) => Open
            ? text.Length > Literal.Length && text.StartsWith(Literal, StringComparison.Ordinal)
                && !text.Equals("_apis", StringComparison.OrdinalIgnoreCase)
            : text.Equals(Literal, StringComparison.OrdinalIgnoreCase);
    }
}
