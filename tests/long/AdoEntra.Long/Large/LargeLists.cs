using System.Text.Json;
using AdoEntra.Emulator;

namespace AdoEntra.Long.Large;

/// <summary>The lists that are read: organizations as large as the largest there are.</summary>
internal static class LargeLists
{
    private const int Projects = 10_000;
    private const int RepositoriesEach = 10;
    private const int References = 1_000_000;
    private const int ReferencesPage = 1_000;

    // Fetched ahead in the pipeline of the module, and in the part of Core behind it.
    private const int AtOnce = 8;

    private const string ReferencesAddress = "Large/_apis/git/repositories/Large/refs?$top=1000";
    private const string ReferenceName = "\"name\":\"";

    private static readonly EmulatorOptions s_wide = new() { ExtraProjects = Projects, RepositoriesPerProject = RepositoriesEach };
    private static readonly EmulatorOptions s_deep = new() { LargeReferences = References };

    public static IReadOnlyList<LargeList> Of(Places places)
    {
        // However busy the machine is, it is not the time of a sign-in that is tested here.
        string[] signIn = ["--identity", "--organization", "MyOrg", "--timeout-sec", "600"];
        LargeList projects = new($"adoentra projects, {Projects:N0}", s_wide, places.Tool, ["projects", "--output", "tsv", .. signIn])
        {
            Expected = static (emulator, stop) => IdsAsync(emulator, $"_apis/projects?$top={Projects * 2}", stop),
            KeyOf = static line => Column(line, 4),
            Faults = static seed => On(EmulatedRoute.Projects, FaultProfile.Of(seed, 20, leastApart: 2, mostApart: 3, bodyBytes: 40_000)),
        };
        LargeList repositories = new(
            $"adoentra repositories, {Projects * RepositoriesEach:N0} in one body", s_wide,
            places.Tool, ["repositories", "--output", "tsv", .. signIn])
        {
            Expected = static (emulator, stop) => IdsAsync(emulator, "_apis/git/repositories", stop),
            KeyOf = static line => Column(line, 5),
            Faults = static seed => On(EmulatedRoute.Repositories, FaultProfile.Cuts(seed, 4, bodyBytes: 60_000_000)),
        };
        LargeList fan = new($"Core, repositories of {Projects:N0} projects, {AtOnce} at once", s_wide, Places.Own, [CoreReader.Verb])
        {
            Expected = static (emulator, stop) => RepositoriesByProjectAsync(emulator, stop),
            KeyOf = static line => line,
            Faults = static seed =>
                On(EmulatedRoute.Repositories, FaultProfile.Of(seed, 200, leastApart: 2 * AtOnce, mostApart: 120, bodyBytes: 6_000)),
        };
        LargeList references = new(
            $"adoentra rest, {References:N0} refs in pages of {ReferencesPage:N0}", s_deep,
            places.Tool, ["rest", ReferencesAddress, .. signIn])
        {
            Expected = static (_, _) => Task.FromResult<IReadOnlyList<string>>(new ReferenceNames(References)),
            KeyOf = ReferenceNameIn,
            Faults = ReferenceFaults,
        };
        return places.PowerShell is not { } shell ? [projects, repositories, fan, references] :
        [
            projects, repositories, fan, references,
            fan with
            {
                Name = $"Get-AdoRepository, of {Projects:N0} projects",
                Program = shell,
                Arguments = Script(places, "Repositories"),
            },
            references with
            {
                Name = $"Invoke-AdoRestMethod, {References:N0} refs in pages of {ReferencesPage:N0}",
                Program = shell,
                Arguments = Script(places, "References"),
                KeyOf = static line => line,
            },
        ];
    }

    private static string[] Script(Places places, string job) => ["-NoProfile", "-NonInteractive", "-File", places.Script("large"), job];

    // At most this page and the next one are under way.
    private static Dictionary<EmulatedRoute, Fault[]> ReferenceFaults(int seed) =>
        On(EmulatedRoute.References, FaultProfile.Of(seed, References / ReferencesPage, leastApart: 2, mostApart: 14, bodyBytes: 600_000));

    private static Dictionary<EmulatedRoute, Fault[]> On(EmulatedRoute route, Fault[] faults) => new() { [route] = faults };

    private static string? Column(string line, int index) =>
        line.Split('\t') is { } columns && columns.Length > index ? columns[index] : null;

    // A line of the JSON array: its first field is the name.
    private static string? ReferenceNameIn(string line)
    {
        int start = line.IndexOf(ReferenceName, StringComparison.Ordinal);
        if (start < 0) return null;
        start += ReferenceName.Length;
        return line[start..line.IndexOf('"', start)];
    }

    private static async Task<IReadOnlyList<string>> RepositoriesByProjectAsync(EmulatorHost emulator, CancellationToken stop)
    {
        IReadOnlyList<string> projects = await IdsAsync(emulator, $"_apis/projects?$top={Projects * 2}", stop);
        using JsonDocument all = await ReadAsync(emulator, "_apis/git/repositories", stop);
        ILookup<string, string> byProject = all.RootElement.GetProperty("value").EnumerateArray()
            .ToLookup(static one => IdOf(one.GetProperty("project")), IdOf);
        return [.. projects.SelectMany(project => byProject[project])];
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(EmulatorHost emulator, string address, CancellationToken stop)
    {
        using JsonDocument all = await ReadAsync(emulator, address, stop);
        return [.. all.RootElement.GetProperty("value").EnumerateArray().Select(IdOf)];
    }

    private static string IdOf(JsonElement one) => one.GetProperty("id").GetString()!;

    // With none of our code in between.
    private static async Task<JsonDocument> ReadAsync(EmulatorHost emulator, string address, CancellationToken stop)
    {
        using var client = new HttpClient();
        IssuedToken token = emulator.State.Tokens.Issue(emulator.State.SystemAssigned);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.Value);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json;api-version=7.1");
        await using Stream body = await client.GetStreamAsync(new Uri(emulator.BaseUri, $"MyOrg/{address}"), stop);
        return await JsonDocument.ParseAsync(body, cancellationToken: stop);
    }
}
