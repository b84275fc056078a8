using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace AdoEntra.Floor;

/// <summary>What every program here needs: a client with a token, and where the organization is.</summary>
internal sealed class FloorClient : IDisposable
{
    private FloorClient(HttpClient http) => Http = http;

    public HttpClient Http { get; }

    public string Organization { get; } = Environment.GetEnvironmentVariable("ADOENTRA_EMULATOR_URL") + "/MyOrg";

    public static async Task<FloorClient> SignInAsync()
    {
        var http = new HttpClient();
        using var ask = new HttpRequestMessage(
            HttpMethod.Get,
            Environment.GetEnvironmentVariable("IDENTITY_ENDPOINT")
                + "?resource=499b84ac-1321-427f-aa17-267ca6975798&api-version=2019-08-01"
        );
        ask.Headers.Add("X-IDENTITY-HEADER", Environment.GetEnvironmentVariable("IDENTITY_HEADER"));
        using HttpResponseMessage identity = (await http.SendAsync(ask)).EnsureSuccessStatusCode();
        IdentityAnswer answer = (await identity.Content.ReadFromJsonAsync(FloorJson.Default.IdentityAnswer))!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.AccessToken);
        return new FloorClient(http);
    }

    /// <summary>Prints a number as the bench reads it.</summary>
    public static void Print(string name, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"M {name}={value}"));

    public void Dispose() => Http.Dispose();
}
