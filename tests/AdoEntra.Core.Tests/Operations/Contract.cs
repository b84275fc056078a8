using System.Text.Json;
using System.Text.RegularExpressions;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Core.Tests.Operations;

/// <summary>The service's published contract (OpenAPI 2.0).</summary>
internal static class Contract
{
    private const string Organization = "{organization}/";

    private static readonly Regex s_version = new("should be set to '(?<version>[^']+)'", RegexOptions.CultureInvariant);

    /// <summary>Every operation of the files that AdoEntra has the operations of, in the order of the table.</summary>
    public static IReadOnlyList<ContractOperation> Read() => Read(ContractFolder.FilesOf(ContractFolder.Required));

    /// <summary>The same of a file below the folder: of an area that is new, or of a version that has more.</summary>
    public static IReadOnlyList<ContractOperation> ReadMore(string file) =>
        Read([Path.Combine(ContractFolder.Required, "more", file)]);

    private static IReadOnlyList<ContractOperation> Read(IEnumerable<string> files)
    {
        var operations = new Dictionary<(ServiceHost, string, string), ContractOperation>();
        foreach (string file in files)
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            foreach (ContractOperation operation in Read(document.RootElement))
            {
                operations[operation.Key] = operations.TryGetValue(operation.Key, out ContractOperation? known)
                    ? known.With(operation)
                    : operation;
            }
        }

        List<ServiceHost> hosts = [.. ServiceHost.All];
        return
        [
            .. operations.Values
                .OrderBy(operation => hosts.IndexOf(operation.Host))
                .ThenBy(static operation => operation.Template, StringComparer.Ordinal)
                .ThenBy(static operation => operation.Method, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<ContractOperation> Read(JsonElement file)
    {
        string address = file.GetProperty("host").GetString()!;
        ServiceHost host = Assert.Single(ServiceHost.All, host => host.Host == address);
        string area = file.GetProperty("x-ms-vss-area").GetString()!;
        foreach (string section in new[] { "paths", "x-ms-paths" })
        {
            if (!file.TryGetProperty(section, out JsonElement paths)) continue;
            foreach (JsonProperty path in paths.EnumerateObject())
            {
                foreach (JsonProperty verb in path.Value.EnumerateObject()) yield return Read(file, host, area, path.Name, verb);
            }
        }
    }

    private static ContractOperation Read(JsonElement file, ServiceHost host, string area, string path, JsonProperty verb)
    {
        // Behind a question mark stands nothing but the names of parameters, which are among the parameters too.
        string template = path.Split('?')[0].Trim('/');
        Assert.Equal(host.HasOrganization, template.StartsWith(Organization, StringComparison.Ordinal));
        if (host.HasOrganization) template = template.Substring(Organization.Length);

        List<JsonElement> parameters =
        [
            .. verb.Value.GetProperty("parameters").EnumerateArray().Select(parameter => Follow(file, parameter)),
        ];
        string version = parameters.Single(static parameter => Name(parameter) == "api-version").GetProperty("description").GetString()!;
        return new(
            host,
            verb.Name.ToUpperInvariant(),
            template,
            area,
            s_version.Match(version).Groups["version"].Value,
            verb.Value.TryGetProperty("consumes", out JsonElement types) ? Assert.Single(types.EnumerateArray()).GetString() : null,
            [
                .. parameters
                    .Where(IsOptional)
                    .Select(Name)
                    .Where(name => template.Contains("{" + name + "}"))
                    .OrderBy(name => template.IndexOf("{" + name + "}", StringComparison.Ordinal)),
            ],
            [
                .. parameters
                    .Where(static parameter => In(parameter) == "query")
                    .Select(Name)
                    .Where(static name => name != "api-version")
                    .OrderBy(static name => name, StringComparer.Ordinal),
            ],
            Produces(verb.Value)
        );
    }

    // JSON alone is what everything else gives.
    private static string[] Produces(JsonElement operation)
    {
        if (!operation.TryGetProperty("produces", out JsonElement types))
            return [];
        string[] all =
        [
            .. types.EnumerateArray().Select(static type => type.GetString()!).OrderBy(static type => type, StringComparer.Ordinal),
        ];
        return all.Length == 1 && all[0] == "application/json" ? [] : all;
    }

    private static JsonElement Follow(JsonElement file, JsonElement parameter) =>
        parameter.TryGetProperty("$ref", out JsonElement reference)
            ? file.GetProperty("parameters").GetProperty(reference.GetString()!.Split('/').Last())
            : parameter;

    private static string Name(JsonElement parameter) => parameter.GetProperty("name").GetString()!;

    private static string In(JsonElement parameter) => parameter.GetProperty("in").GetString()!;

    // OpenAPI does not know optional parts of a path; the service does.
    private static bool IsOptional(JsonElement parameter) =>
        In(parameter) == "path" && parameter.TryGetProperty("x-ms-required", out JsonElement required) && !required.GetBoolean();
}
