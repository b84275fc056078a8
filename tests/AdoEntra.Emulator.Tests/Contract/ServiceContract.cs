using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>
/// One of the service's Swagger 2.0 files, and whether a body fits it: every member sent is declared and of the declared type. What is
/// declared and not sent is no problem; the service leaves out what is null.
/// </summary>
internal sealed class ServiceContract
{
    private readonly JsonElement _root;

    private ServiceContract(JsonElement root) => _root = root;

    public static ServiceContract Load(string file) => Parse(File.ReadAllText(Path.Combine(Repository.Contract, file)));

    public static ServiceContract Parse(string swagger)
    {
        using var document = JsonDocument.Parse(swagger.TrimStart('\uFEFF'));
        return new ServiceContract(document.RootElement.Clone());
    }

    /// <summary>Says what does not fit the success answer of GET on a path template; nothing when all fits.</summary>
    public List<string> Problems(string path, JsonElement body)
    {
        var responses = _root.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses");
        var schema = responses.GetProperty("200").GetProperty("schema");
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

        Check("$", schema, body, problems);
        return problems;
    }

    private void Check(string at, JsonElement schema, JsonElement value, List<string> problems)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            if (name == "ReferenceLinks")
            {
                CheckLinks(at, value, problems);
                return;
            }

            schema = _root.GetProperty("definitions").GetProperty(name);
        }

        switch (schema.TryGetProperty("type", out var type) ? type.GetString() : schema.TryGetProperty("enum", out _) ? "string" : "object")
        {
            case "array" when value.ValueKind == JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    Check($"{at}[{index}]", schema.GetProperty("items"), item, problems);
                }

                break;
            case "object" when value.ValueKind == JsonValueKind.Object:
                CheckMembers(at, schema, value, problems);
                break;
            case "string" when value.ValueKind == JsonValueKind.String && StringFits(schema, value):
            case "boolean" when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
            case "integer" when value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _):
            case "number" when value.ValueKind == JsonValueKind.Number:
                break;
            case var expected:
                problems.Add($"{at}: {value.GetRawText()} is no {expected} as declared");
                break;
        }
    }

    private void CheckMembers(string at, JsonElement schema, JsonElement value, List<string> problems)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (Declaration(schema, member.Name) is { } declared)
            {
                Check($"{at}.{member.Name}", declared, member.Value, problems);
            }
            else
            {
                problems.Add($"{at}.{member.Name}: not declared");
            }
        }
    }

    private JsonElement? Declaration(JsonElement schema, string member)
    {
        if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member, out var declared))
        {
            return declared;
        }

        if (schema.TryGetProperty("allOf", out var bases))
        {
            foreach (var reference in bases.EnumerateArray())
            {
                var name = reference.GetProperty("$ref").GetString()!.Split('/')[^1];
                if (Declaration(_root.GetProperty("definitions").GetProperty(name), member) is { } inherited)
                {
                    return inherited;
                }
            }
        }

        return schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.Object
            ? additional
            : null;
    }

    // Declared as an object with a member "links"; sent as that member's value.
    private static void CheckLinks(string at, JsonElement value, List<string> problems)
    {
        foreach (var link in value.EnumerateObject())
        {
            if (link.Value.EnumerateObject().Select(member => member.Name).ToArray() is not ["href"])
            {
                problems.Add($"{at}.{link.Name}: not a link");
            }
        }
    }

    private static bool StringFits(JsonElement schema, JsonElement value)
    {
        if (schema.TryGetProperty("enum", out var allowed))
        {
            return allowed.EnumerateArray().Any(one => one.GetString() == value.GetString());
        }

        return (schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
        {
            "uuid" => value.TryGetGuid(out _),
            "date-time" => value.TryGetDateTimeOffset(out _),
            _ => true,
        };
    }
}
