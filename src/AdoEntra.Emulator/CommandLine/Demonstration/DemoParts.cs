using System.Reflection;
using System.Runtime.InteropServices;

namespace AdoEntra.Emulator.CommandLine.Demonstration;

/// <summary>What the demo runs, and where it is.</summary>
/// <param name="Build">Makes the module and the shell; null where they are made already, or cannot be.</param>
/// <param name="PowerShell">The README's line in a real shell; null where there is no source tree to build it from.</param>
/// <param name="Tool">The tool without arguments.</param>
internal sealed record DemoParts(DemoCommand? Build, DemoCommand? PowerShell, DemoCommand Tool)
{
    /// <summary>Why none of them can be run, in one sentence; null where they can.</summary>
    public string? Problem { get; init; }

    private const string ShellVariable = "ADOENTRA_PWSH";

    /// <summary>The tool's program beside this one.</summary>
    public static string ToolBesideThis => Path.Combine(AppContext.BaseDirectory, "AdoEntra.Tool.dll");

    /// <summary>The manifest of the module that was built in the source tree; null where there is none.</summary>
    public static string? BuiltModule =>
        SourceTree() is { } root && Directory.Exists(ModuleIn(root))
            ? Directory.EnumerateFiles(ModuleIn(root), "AdoEntra.psd1", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)
            : null;

    /// <summary>
    /// Finds all parts: in the source tree that this program was built in, with the shell that <c>ADOENTRA_PWSH</c> names or the one that
    /// the build lays out. A published emulator has the tool alone.
    /// </summary>
    /// <param name="build">Whether the module and the shell are to be built first.</param>
    public static DemoParts Find(bool build)
    {
        var dotnet = DotnetProgram();
        var tool = new DemoCommand("adoentra", dotnet, ToolBesideThis, [ToolBesideThis]);
        if (SourceTree() is not { } root)
        {
            return new(null, null, tool);
        }

        var filter = Path.Combine(root, "demo.slnf");
        var script = Path.Combine(root, "module", "demo.ps1");
        var given = Environment.GetEnvironmentVariable(ShellVariable);
        var shell = string.IsNullOrEmpty(given) ? Path.Combine(root, ShellInTree) : given;
        string[] arguments = ["-NoProfile", "-NonInteractive", "-File", script, "-ModulePath", ModuleIn(root)];
        return new(
            build ? new("dotnet build", dotnet, filter, ["build", filter, "--nologo", "--verbosity", "quiet"]) : null,
            new("PowerShell", shell, shell, arguments),
            tool)
        {
            Problem =
                string.IsNullOrEmpty(given) || File.Exists(given)
                    ? null
                    : $"{ShellVariable} is '{given}', which is not a file. Set it to the path of pwsh, or remove it to use the shell that "
                        + "the build makes.",
        };
    }

    // Where the build lays it out, as the project file says.
    private static string ShellInTree => typeof(DemoParts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ShellInTree").Value!;

    private static string ModuleIn(string root) => Path.Combine(root, "output", "AdoEntra");

    private static string? SourceTree()
    {
        for (var folder = Path.GetDirectoryName(AppContext.BaseDirectory); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "AdoEntra.sln")))
            {
                return folder;
            }
        }

        return null;
    }

    // The runtime that runs this program lies three folders below the program that started it, wherever that is and whether or not it
    // is in PATH.
    private static string DotnetProgram()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : name;
    }
}
