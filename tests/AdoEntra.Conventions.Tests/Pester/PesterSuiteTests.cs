using AdoEntra.Conventions.Tests.Architecture;

namespace AdoEntra.Conventions.Tests.Pester;

/// <summary>The Pester suite, whose tests are in <c>tests/Pester</c>: commands as users type them, in a real shell.</summary>
public sealed class PesterSuiteTests
{
    [PesterTheory(".")]
    public void Commands(string file) => Assert.Fail($"{file} is run by its test case.");
}

/// <summary>The part of the suite about the load context. A class of its own, so that both parts run at the same time.</summary>
public sealed class PesterIsolationTests
{
    [PesterTheory("Isolation")]
    public void Isolation(string file) => Assert.Fail($"{file} is run by its test case.");
}

/// <summary>That no test file is forgotten.</summary>
public sealed class PesterFileTests
{
    [Fact]
    public void EveryTestFile_BelongsToOnePart()
    {
        IEnumerable<string> parts = [.. PesterFileDiscoverer.Files("."), .. PesterFileDiscoverer.Files("Isolation")];
        IEnumerable<string> all = Directory
            .GetFiles(Path.Combine(Architecture.ProductAssemblies.Root, "tests", "Pester"), "*.ps1", SearchOption.AllDirectories)
            .Where(static file => file.EndsWith(".Tests.ps1", StringComparison.OrdinalIgnoreCase))
            .Select(static file => Path.GetFileName(file)!);
        Assert.Equal(all.Order(StringComparer.Ordinal), parts.Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }
}
