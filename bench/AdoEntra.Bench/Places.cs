using System.Runtime.InteropServices;
using AdoEntra.Bench.Children;

namespace AdoEntra.Bench;

/// <summary>Where the measured programs, modules and scripts are. <c>bench/run</c> has built them.</summary>
internal sealed class Places
{
    private readonly string _root;

    public Places()
    {
        // artifacts/bin/AdoEntra.Bench/release/
        _root = Path.GetFullPath("../../../..", AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        Shell = Existing(Environment.GetEnvironmentVariable("ADOENTRA_PWSH") ?? "ADOENTRA_PWSH");
        Module = Existing(Path.Combine(_root, "output", "AdoEntra"));
        EmptyModule = Existing(Built("EmptyBinary"));
        Tool = Existing(Path.Combine(_root, "artifacts", "bench", "tool", "AdoEntra.Tool"));
        Floor = Existing(Path.Combine(Built("AdoEntra.Floor"), "AdoEntra.Floor"));
    }

    /// <summary>The PowerShell that is measured, which <c>bench/run</c> has printed.</summary>
    public string Shell { get; }

    /// <summary>The module as it ships, with its folder of the version.</summary>
    public string Module { get; }

    public string EmptyModule { get; }

    public string Tool { get; }

    public string Floor { get; }

    /// <summary>The folder of the <c>dotnet</c> that runs this program: the measured programs run on the same.</summary>
    public static string DotNet =>
        Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory().TrimEnd(Path.DirectorySeparatorChar));

    public string Script(string name) => Existing(Path.Combine(_root, "bench", "scripts", name + ".ps1"));

    private string Built(string project) => Path.Combine(_root, "artifacts", "bin", project, "release");

    private static string Existing(string path) =>
        Path.Exists(path) ? path : throw new MeasurementException($"{path} is missing: start this by bench/run, which builds it.");
}
