using AdoEntra.Emulator.CommandLine;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.CommandLine;

/// <summary>The lines, pasted into the shells that they are for.</summary>
public sealed class ShellLinesTests
{
    private const string Awkward = """it's $HOME "quoted" `id` \ ; # & %PATH% ''""";

    private static readonly Dictionary<string, string> Set = new()
    {
        ["EMULATOR_ONE"] = Awkward,
        ["EMULATOR_TWO"] = "http://127.0.0.1:1/x?a=b&c=d",
    };

    private static readonly string[] Cleared = ["EMULATOR_GONE", "EMULATOR_NEVER"];

    [ProgramFact("bash")]
    public async Task Bash_Lines_SetAndClear()
    {
        var script = string.Join('\n', ShellLines.Bash(Set, Cleared).Append("env | grep ^EMULATOR_ | sort"));

        Assert.Equal(Expected(), await RunAsync("bash", "-c", script));
    }

    [Fact]
    public async Task PowerShell_Lines_SetAndClear()
    {
        const string Show = "Get-ChildItem Env:EMULATOR_* | Sort-Object Name | ForEach-Object { \"$($_.Name)=$($_.Value)\" }";
        var script = string.Join('\n', ShellLines.PowerShell(Set, Cleared).Append(Show));

        Assert.Equal(Expected(), await RunAsync(TestShell.Program, "-NoProfile", "-NonInteractive", "-Command", script));
    }

    private static string[] Expected() => [.. Set.Select(pair => $"{pair.Key}={pair.Value}")];

    private static async Task<string[]> RunAsync(string program, params string[] arguments)
    {
        var output = await Programs.RunAsync(static environment => environment["EMULATOR_GONE"] = "still here", program, arguments);
        return output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }
}
