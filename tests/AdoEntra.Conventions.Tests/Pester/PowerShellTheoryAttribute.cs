using Xunit.Sdk;

namespace AdoEntra.Conventions.Tests.Pester;

/// <summary>
/// Stands for the test files of a folder: each is a test case, each Pester test in it one result. Skipped, with the reason, where
/// PowerShell or Pester is not at hand.
/// </summary>
[XunitTestCaseDiscoverer("AdoEntra.Conventions.Tests.Pester.PesterFileDiscoverer", "AdoEntra.Conventions.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class PowerShellTheoryAttribute : FactAttribute
{
    /// <param name="folder">The folder below <c>tests/Pester</c>; its own folders are not looked into.</param>
    public PowerShellTheoryAttribute(string folder)
    {
        Folder = folder;
        Skip = PowerShellInstallation.Missing;
    }

    public string Folder { get; }
}
