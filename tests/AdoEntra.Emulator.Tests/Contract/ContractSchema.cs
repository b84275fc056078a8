using System.Text.Json;

namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>
/// Whether a body fits a schema of a contract: every member sent is declared and of the declared type. What is declared and not sent is no
/// problem; the service leaves out what is null.
/// </summary>
internal sealed class ContractSchema(JsonElement root)
{
    /// <summary>Adds what does not fit; nothing when all fits.</summary>
    public void Check(string at, JsonElement schema, JsonElement value, List<string> problems)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            if (name == "ReferenceLinks")
            {
                CheckLinks(at, value, problems);
                return;
            }

            // Any object: the file describes the class that holds it.
            if (name is "JObject" or "PropertiesCollection" && value.ValueKind == JsonValueKind.Object)
            {
                return;
            }

            // [D code] The public clients write and read it as one text, with the type before a semicolon.
            if (name == "IdentityDescriptor" && value.ValueKind == JsonValueKind.String)
            {
                return;
            }

            schema = root.GetProperty("definitions").GetProperty(OfKind(name, value));
        }

        // A type parameter that the generator of the contract lost.
        if (schema.TryGetProperty("format", out var form) && form.GetString() == "T")
        {
            return;
        }

        switch (schema.TryGetProperty("type", out var type) ? type.GetString() : schema.TryGetProperty("enum", out _) ? "string" : "object")
        {
            // A list of which nothing is said.
            case "array" when value.ValueKind == JsonValueKind.Array && !schema.TryGetProperty("items", out _):
                break;
            case "array" when value.ValueKind == JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    Check($"{at}[{index}]", schema.GetProperty("items"), item, problems);
                }

                break;
            // An object of which nothing is said may be anything, a text or a number too.
            case "object" when IsUnknown(schema):
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
            // [C] What is left out of an object is null in a map: a password of a service connection (vsts-rest-api-specs#303).
            if (member.Value.ValueKind == JsonValueKind.Null && !schema.TryGetProperty("properties", out _))
            {
                continue;
            }

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

    // The base class stands for those of its kinds.
    private static string OfKind(string name, JsonElement value) =>
        name != "GraphSubject" || !value.TryGetProperty("subjectKind", out var kind) ? name : kind.GetString() switch
        {
            "user" => "GraphUser",
            "group" => "GraphGroup",
            "servicePrincipal" => "GraphServicePrincipal",
            _ => name,
        };

    private static bool IsUnknown(JsonElement schema) =>
        !schema.TryGetProperty("properties", out _) && !schema.TryGetProperty("additionalProperties", out _)
        && !schema.TryGetProperty("allOf", out _);

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
                var parent = reference.TryGetProperty("$ref", out var named)
                    ? root.GetProperty("definitions").GetProperty(named.GetString()!.Split('/')[^1])
                    : reference;
                if (Declaration(parent, member) is { } inherited)
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
            // [C] Kinds of change are several at once, "edit, rename"; the contract has the single words.
            var isSeveral = schema.TryGetProperty("x-ms-enum", out var named)
                && named.GetProperty("name").GetString() == "VersionControlChangeType";
            string[] words = isSeveral ? value.GetString()!.Split(", ") : [value.GetString()!];
            return words.All(word => allowed.EnumerateArray().Any(one => one.GetString() == word));
        }

        return (schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
        {
            "uuid" => value.TryGetGuid(out _),
            "date-time" => value.TryGetDateTimeOffset(out _),
            _ => true,
        };
    }
}
