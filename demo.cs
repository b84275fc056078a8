// The main job against an emulator, in one command that needs the .NET SDK alone: dotnet run demo.cs
// This file only says what is being built while it is built, and hands over to the emulator's demo.

#:property PublishAot=false

using System.Diagnostics;

string root = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
string dotnet = Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet";

Console.WriteLine("Building the emulator, the tool, the module and PowerShell (some minutes the first time) ...");
var watch = Stopwatch.StartNew();
using var ending = new CancellationTokenSource();
Console.CancelKeyPress += (_, _) => ending.Cancel();
Task ticking = TickAsync();
string solution = Path.Combine(root, "demo.slnf");
(int built, string printed) = await RunAsync(["build", solution, "--nologo", "--verbosity", "quiet", "-clp:NoSummary"], show: false);
await ending.CancelAsync();
await ticking;
if (built != 0)
{
    Console.Error.WriteLine(printed);
    Console.Error.WriteLine("The build failed; what it printed is above. It needs the .NET SDK that global.json names and NuGet packages.");
    return built;
}

Console.WriteLine($"    done in {watch.Elapsed.TotalSeconds:0} s");
Console.WriteLine();
string emulator = Path.Combine(root, "src", "AdoEntra.Emulator");
return (await RunAsync(["run", "--project", emulator, "--no-build", "--", "demo", "--no-build"], show: true)).Code;

async Task TickAsync()
{
    while (!ending.IsCancellationRequested)
    {
        await Task.Delay(TimeSpan.FromSeconds(10), ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!ending.IsCancellationRequested) Console.WriteLine($"    ... {watch.Elapsed.TotalSeconds:0} s");
    }
}

async Task<(int Code, string Printed)> RunAsync(string[] arguments, bool show)
{
    var start = new ProcessStartInfo(dotnet, arguments) { RedirectStandardOutput = !show };
    using Process process = Process.Start(start)!;
    string printed = show ? string.Empty : await process.StandardOutput.ReadToEndAsync();
    await process.WaitForExitAsync();
    return (process.ExitCode, printed);
}
