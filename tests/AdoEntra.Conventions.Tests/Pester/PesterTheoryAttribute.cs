using Xunit.Sdk;

namespace AdoEntra.Conventions.Tests.Pester;

/// <summary>Stands for the test files of a folder: each is a test case, each Pester test in it one result.</summary>
/// <param name="folder">The folder below <c>tests/Pester</c>; its own folders are not looked into.</param>
[XunitTestCaseDiscoverer("AdoEntra.Conventions.Tests.Pester.PesterFileDiscoverer", "AdoEntra.Conventions.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class PesterTheoryAttribute(string folder) : FactAttribute
{
    public string Folder { get; } = folder;
}
