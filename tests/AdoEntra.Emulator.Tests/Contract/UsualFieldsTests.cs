using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Collections;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>What the service's schema requires or its answers usually have, answers here have: <c>usual-fields.tsv</c>.</summary>
public sealed class UsualFieldsTests : EmulatorTests
{
    private static readonly Row[] Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "AdoEntra.Emulator.Tests", "Contract", "usual-fields.tsv"))
            .Where(line => !line.StartsWith('#')).Select(Row.Parse),
    ];

    [Fact]
    public async Task Answers_HaveTheirUsualFields()
    {
        var problems = new List<string>();
        var names = await NamesAsync();
        foreach (var row in Rows)
        {
            var (target, body) = (Named(row.Target, names), Named(row.Body, names));
            using var response = body.Length == 0
                ? await CallAsync(target, new HttpMethod(row.Verb))
                : await SendAsync(new HttpMethod(row.Verb), target, body, row.BodyType);
            if (!response.IsSuccessStatusCode)
            {
                problems.Add($"{row.Verb} {target}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
            }
            else if (row.Fields.Length > 0)
            {
                using var json = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
                problems.AddRange(row.Fields
                    .Where(field => !Has(json.RootElement, field)).Select(field => $"{row.Verb} {target}: no {field}"));
                if (json.RootElement.TryGetProperty("lastMergeSourceCommit", out var source))
                {
                    names["{source}"] = source.Text("commitId");
                }

                if (row.Target.Contains("/pipelines/7/runs?", StringComparison.Ordinal))
                {
                    names["{suite}"] = StableGuid.From($"checkpoint/{json.RootElement.GetProperty("id").GetInt32()}/Deploy").ToString();
                }

                if (json.RootElement.TryGetProperty("taggedObject", out _))
                {
                    names["{tag}"] = json.RootElement.Text("objectId");
                }

                if (json.RootElement.TryGetProperty("id", out var id) && row.Target.Contains("/wit/attachments?", StringComparison.Ordinal))
                {
                    names["{attachment}"] = id.GetString()!;
                }
            }
        }

        Assert.Empty(problems);
    }

    [Fact]
    public void Table_HasEveryOperation()
    {
        var asked = Rows.Select(row =>
        {
            var path = row.Target.Split('?')[0].Split('/');
            var host = ServiceHost.Find(path[0]);
            path = path[(host is null ? 0 : 1)..];
            var found = ResourceLocations.Find(host ?? ServiceHost.Main, path.AsSpan(host is { HasOrganizations: false } ? 0 : 1));
            Assert.True(found is not null, row.Target);
            return (found.Value.Location.Id, row.Verb);
        }).ToHashSet();
        var missing = ResourceLocations.All
            .Except(CollectionRoutes.All.Select(route => route.Location))
            .Where(location => location.Route != EmulatedRoute.PipelinesOidc)
            .SelectMany(location => location.Operations.Keys, (location, verb) => (location, verb))
            .Where(one => !asked.Contains((one.location.Id, one.verb)))
            .Select(one => $"{one.verb} {one.location.Form.Listed}");

        Assert.Empty(missing);
    }

    private static bool Has(JsonElement body, string field)
    {
        var parts = field.Split('.', 2);
        return body.TryGetProperty(parts[0], out var value)
            && (parts.Length == 1 || (value.GetArrayLength() > 0 && value[0].TryGetProperty(parts[1], out _)));
    }

    private static string Named(string text, Dictionary<string, string> names) =>
        names.Aggregate(text, (named, name) => named.Replace(name.Key, name.Value, StringComparison.Ordinal));

    private async Task<Dictionary<string, string>> NamesAsync()
    {
        const string Graph = "vssps.dev.azure.com/MyOrg/_apis/graph/";
        const string Preview = "?api-version=7.1-preview.1";
        var references = await FirstsAsync("MyOrg/SecretSauce/_apis/git/repositories/SecretSauce/refs?filter=heads/main&api-version=7.1");
        var groups = await FirstsAsync($"{Graph}groups{Preview}");
        var api = Emulator.State.FindOrganization("MyOrg")!.FindProject("SecretSauce")!.Repositories.First(one => one.Name == "api")
            .Content.Value;
        var apiTip = api.Tip("refs/heads/main")!;
        return new()
        {
            ["{tip}"] = references[0].Text("objectId"),
            ["{person}"] = (await FirstsAsync($"{Graph}users{Preview}"))[0].Text("descriptor"),
            ["{group}"] = groups[3].Text("descriptor"),
            ["{groupId}"] = groups[2].Text("originId"),
            ["{organization}"] = Emulator.State.FindOrganization("MyOrg")!.Id.ToString(),
            ["{project}"] = Emulator.State.FindOrganization("MyOrg")!.FindProject("SecretSauce")!.Id.ToString(),
            ["{evaluation}"] = StableGuid.From("evaluation/24/1").ToString(),
            ["{approval}"] = StableGuid.From("approval/mine").ToString(),
            ["{apiTip}"] = apiTip.Id,
            ["{apiTree}"] = apiTip.TreeId,
            ["{apiBlob}"] = api.Entries(apiTip)["/README.md"].Id,
            ["{api}"] = RepositoryId("api").ToString(),
            ["{docs}"] = RepositoryId("docs").ToString(),
        };
    }

    private Guid RepositoryId(string name) =>
        Emulator.State.FindOrganization("MyOrg")!.FindProject("SecretSauce")!.Repositories.First(one => one.Name == name).Id;

    private async Task<List<JsonElement>> FirstsAsync(string target) =>
        [.. (await (await CallAsync(target)).JsonAsync()).GetProperty("value").EnumerateArray()];

    private sealed record Row(string Verb, string Target, string Body, string[] Fields)
    {
        public string BodyType => Target.Contains("/attachments", StringComparison.Ordinal) ? "application/octet-stream"
            : Body.StartsWith("[{\"op\"", StringComparison.Ordinal) ? "application/json-patch+json"
            : "application/json";

        public static Row Parse(string line)
        {
            var parts = line.Split('\t');
            return new Row(
                parts[0], parts[1], parts.ElementAtOrDefault(2) ?? string.Empty,
                parts.ElementAtOrDefault(3)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []);
        }
    }
}
