using AdoEntra.Emulator;

namespace AdoEntra.Long.Children;

/// <summary>The whole environment of a tested program: nothing of the user's settings, proxies and modules in it.</summary>
internal static class ChildEnvironment
{
    /// <summary>Stands in the environment of the tested program and of all that it starts.</summary>
    public const string Marker = "ADOENTRA_LONG_CASE";

    /// <param name="places">Where the programs are.</param>
    /// <param name="emulator">Where it leads to.</param>
    /// <param name="home">A folder for whatever the program keeps.</param>
    /// <param name="temporary">The folder of temporary files.</param>
    public static Dictionary<string, string?> Of(Places places, EmulatorHost emulator, string home, string temporary)
    {
        var environment = new Dictionary<string, string?>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH"),
            ["HOME"] = home,
            ["TMPDIR"] = temporary,
            ["LANG"] = "en_US.UTF-8",
            ["DOTNET_ROOT"] = Places.DotNet,
            ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
            ["POWERSHELL_UPDATECHECK"] = "Off",
            ["NO_COLOR"] = "1",

            // The runtime's own sockets for debuggers, which a killed process leaves in the folder of temporary files.
            ["DOTNET_EnableDiagnostics"] = "0",
        };
        if (places.Modules is { } modules) environment["PSModulePath"] = modules;
        emulator.ApplyTo(environment);
        return environment;
    }
}
