using System.Text.Json;

namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>One of the service's Swagger 2.0 files: its operations, and whether a body fits it.</summary>
internal sealed class ServiceContract
{
    private readonly JsonElement _root;

    private ServiceContract(JsonElement root) => _root = root;

    public static ServiceContract Parse(string swagger)
    {
        using var document = JsonDocument.Parse(swagger.TrimStart('\uFEFF'));
        return new ServiceContract(document.RootElement.Clone());
    }

    /// <summary>All that can be asked, paths those that differ only in their query included.</summary>
    public IEnumerable<PublishedOperation> Operations() =>
        from section in (string[])["paths", "x-ms-paths"]
        where _root.TryGetProperty(section, out _)
        from path in _root.GetProperty(section).EnumerateObject()
        from verb in path.Value.EnumerateObject()
        select new PublishedOperation(
            this, _root.GetProperty("host").GetString()!, verb.Name.ToUpperInvariant(), path.Name, verb.Value,
            verb.Value.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().Select(Parameter) : []);

    /// <summary>Says what does not fit the success answer of GET on a path template; nothing when all fits.</summary>
    public List<string> Problems(string path, JsonElement body) => Problems(
        _root.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("schema"),
        body);

    /// <summary>Says what does not fit a schema of this file; nothing when all fits.</summary>
    public List<string> Problems(JsonElement schema, JsonElement body)
    {
        var problems = new List<string>();

        // The contract says array; what is sent is the array in its page.
        if (!schema.TryGetProperty("$ref", out _) && schema.GetProperty("type").GetString() == "array")
        {
            var members = body.EnumerateObject().Select(member => member.Name).Order().ToArray();
            if (members is not ["count", "value"] || body.GetProperty("count").GetInt32() != body.GetProperty("value").GetArrayLength())
            {
                problems.Add("$: not a page of count and value");
            }

            body = body.GetProperty("value");
        }

        new ContractSchema(_root).Check("$", schema, body, problems);
        return problems;
    }

    private JsonElement Parameter(JsonElement parameter) => parameter.TryGetProperty("$ref", out var reference)
        ? _root.GetProperty("parameters").GetProperty(reference.GetString()!.Split('/')[^1])
        : parameter;
}
