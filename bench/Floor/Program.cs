using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using AdoEntra.Floor;

// hello: the least that a .NET program costs.  list COUNT PROJECT: COUNT listings one after the other, each with its milliseconds.
switch (args)
{
    case ["hello"]:
        Console.WriteLine("hello");
        return 0;
    case ["list", var count, var project]:
        await ListAsync(int.Parse(count, CultureInfo.InvariantCulture), project);
        return 0;
    default:
        Console.Error.WriteLine("hello | list COUNT PROJECT");
        return 2;
}

static async Task ListAsync(int count, string project)
{
    using var client = new HttpClient();
    using var ask = new HttpRequestMessage(
        HttpMethod.Get, Environment.GetEnvironmentVariable("IDENTITY_ENDPOINT") + "?resource=499b84ac-1321-427f-aa17-267ca6975798&api-version=2019-08-01");
    ask.Headers.Add("X-IDENTITY-HEADER", Environment.GetEnvironmentVariable("IDENTITY_HEADER"));
    using HttpResponseMessage identity = (await client.SendAsync(ask)).EnsureSuccessStatusCode();
    IdentityAnswer answer = (await identity.Content.ReadFromJsonAsync(FloorJson.Default.IdentityAnswer))!;
    client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.AccessToken);

    string address = $"{Environment.GetEnvironmentVariable("ADOENTRA_EMULATOR_URL")}/MyOrg/{project}/_apis/git/repositories?api-version=7.1";
    for (int listing = 0; listing < count; listing++)
    {
        long start = Stopwatch.GetTimestamp();
        Page page = (await client.GetFromJsonAsync(address, FloorJson.Default.Page))!;
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"M list_ms={milliseconds}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"M items={page.Value.Count}"));
    }
}
