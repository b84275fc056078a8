using System.CommandLine;
using AdoEntra.Connections;
using AdoEntra.Http;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Output;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>A token in the place of any value that the tool takes: refused before any request is sent, and never shown.</summary>
public sealed class MisplacedSecretTests : ToolTests
{
    // These take any text, and show none of it.
    private static readonly string[] s_free = ["--body", "--query", "--headers", "--route-values", "text"];

    public static TheoryData<string> Secrets { get; } =
    [
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.kNoWn",
        "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst",
        "kNoWn56789012345678901234567890123456789012345678901234567890123456789012345AZDOabcd",
        "abc8Q~kNoWn.abcdefghijklmnopqrstuvwxyz01",
    ];

    [Theory]
    [MemberData(nameof(Secrets))]
    public async Task InThePlaceOfAnyValue_IsRefusedAndNotShown(string secret)
    {
        List<string> failures = [];
        int tried = 0;
        foreach ((string command, Symbol place) in Places())
        {
            string[] line = [command, .. Others(command, place.Name), .. place is Option ? [place.Name, secret] : new[] { secret }];
            string[] session = command == "explain" ? [] : [.. SignIn(place.Name), "--verbose"];
            ToolOutcome outcome = await RunAsync([.. line, .. session]);
            tried++;
            if ($"{outcome.Error}{outcome.Output}".Contains(secret, StringComparison.Ordinal))
                failures.Add($"{command} {place.Name} shows it");
            if (!s_free.Contains(place.Name) && outcome.ExitCode != 2)
                failures.Add($"{command} {place.Name} ends with {outcome.ExitCode}: {outcome.Error}");
        }

        Assert.Empty(failures);
        Assert.InRange(tried, 60, 1000);
    }

    [Theory]
    [InlineData("projects", "--login-hint", "--login-hint looks like a token or another secret")]
    [InlineData("repositories", "--project", "--project looks like a token or another secret")]
    [InlineData("projects", "name", "The argument 'name' looks like a token or another secret")]
    public async Task InThePlaceOfAName_NamesThePlace(string command, string place, string what)
    {
        const string Token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.kNoWn";

        ToolOutcome outcome = (
            await RunAsync([command, .. place.StartsWith('-') ? new[] { place, Token } : [Token], .. SignIn(place)])
        ).Failed(2, "InvalidRequest");

        Assert.Contains(what, outcome.Failures[0], StringComparison.Ordinal);
        Assert.Contains("--access-token", outcome.Failures[1], StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests.List());
    }

    // What a page goes on with often is JSON in base64.
    [Fact]
    public async Task ContinuationTokenInAnAddress_IsSent()
    {
        await SignedInAsync("rest", "_apis/projects?continuationToken=eyJhIjoxMjM0NTY3ODkwMTIzNDU2Nzg5MCJ9");

        Assert.Contains(Emulator.Requests.List(), static request => request.Target.Contains("continuationToken", StringComparison.Ordinal));
    }

    private static IEnumerable<(string Command, Symbol Place)> Places()
    {
        using var core = new ProcessServices(new(null), static _ => null, static () => DateTimeOffset.UtcNow, RequestClock.System);
        RootCommand root = ToolCommand.Create(new ToolConsole(static () => TextReader.Null, TextWriter.Null, TextWriter.Null), core).Root;
        return
        [
            .. root.Subcommands.SelectMany(static command =>
                command
                    .Options.Where(static option => option.Arity.MaximumNumberOfValues > 0)
                    .Concat<Symbol>(command.Arguments)
                    .Select(place => (command.Name, place))
            ),
        ];
    }

    // What else the command needs.
    private static string[] Others(string command, string place) =>
        command == "rest" && place is "--area" ? ["--resource", "repositories"]
        : command == "rest" && place is "--resource" or "--route-values"
            ? ["--area", "git", .. place == "--route-values" ? new[] { "--resource", "repositories" } : []]
        : command == "rest" && place != "address" ? ["_apis/projects"]
        : [];

    private static string[] SignIn(string place) =>
        place switch
        {
            "--organization" => ["--access-token", "env:SECRET_OF_THE_TEST"],
            "--login-hint" => ["--interactive", "--organization", "MyOrg"],
            "--client-id" or "--object-id" or "--resource-id" => ["--identity", "--organization", "MyOrg"],
            "--access-token" or "--personal-access-token" => ["--organization", "MyOrg"],
            _ when place.StartsWith("--c", StringComparison.Ordinal)
                    || place.Contains("federated", StringComparison.Ordinal)
                    || place.StartsWith("--s", StringComparison.Ordinal) => ["--organization", "MyOrg"],
            _ => [.. Token, "--organization", "MyOrg"],
        };
}
