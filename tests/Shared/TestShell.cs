using System.Reflection;

namespace AdoEntra.Tests.Shared;

/// <summary>
/// The PowerShell that tests run: the one that the build lays out in <c>artifacts/powershell</c>, or the user's that
/// <c>ADOENTRA_PWSH</c> names. Which one it is, and which Pester, is printed
/// before the Pester suite begins.
/// </summary>
internal static class TestShell
{
    private const string Variable = "ADOENTRA_PWSH";

    /// <summary>The program to start.</summary>
    /// <exception cref="FileNotFoundException">It is not there. The message says what is missing and who brings it.</exception>
    public static string Program => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
        ? Existing(given, $"{Variable} names it: correct the variable, or remove it to use the shell that the build lays out.")
        : Existing(Built("ShellProgram"), "'dotnet build tools/Shell' makes it, and says why if it cannot.");

    /// <summary>The manifest of the Pester to import.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static string Pester => Existing(Built("PesterManifest"), "'dotnet build tools/Shell' makes it, and says why if it cannot.");

    /// <summary>Where the project file says that something is.</summary>
    internal static string Built(string name) => typeof(TestShell).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == name).Value!;

    private static string Existing(string path, string advice) =>
        File.Exists(path) ? path : throw new FileNotFoundException($"The tests need {path}, which does not exist. {advice}");
}
