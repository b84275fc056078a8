using AdoEntra.Conventions.Tests.Architecture;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace AdoEntra.Conventions.Tests.Pester;

/// <summary>Makes one test case of each test file.</summary>
public sealed class PesterFileDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo factAttribute
    )
    {
        string folder = factAttribute.GetConstructorArguments().OfType<string>().Single();
        TestMethodDisplay display = discoveryOptions.MethodDisplayOrDefault();
        TestMethodDisplayOptions options = discoveryOptions.MethodDisplayOptionsOrDefault();
        return Files(folder).Select(file => new PesterFileTestCase(diagnostics, display, options, testMethod, file));
    }

    /// <summary>The test files of a folder, relative to <c>tests/Pester</c>.</summary>
    internal static IEnumerable<string> Files(string folder)
    {
        string suite = Path.Combine(ProductAssemblies.Root, "tests", "Pester");
        return Directory.GetFiles(Path.Combine(suite, folder), "*.Tests.ps1")
            .Select(file => Path.GetRelativePath(suite, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
    }
}
