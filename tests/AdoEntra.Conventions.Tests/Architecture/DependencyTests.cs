using System.Reflection;
using AdoEntra.Emulator;

namespace AdoEntra.Conventions.Tests.Architecture;

/// <summary>Who may know whom (docs/architecture.md).</summary>
public sealed class DependencyTests(ProductAssemblies product) : IClassFixture<ProductAssemblies>
{
    [Fact]
    public void Core_References_NoPowerShell() =>
        Assert.DoesNotContain(
            product.Core.GetReferencedAssemblies(),
            static name => name.Name!.StartsWith("System.Management.Automation", StringComparison.Ordinal)
        );

    [Fact]
    public void Cmdlets_Reference_PowerShellOf51()
    {
        AssemblyName automation = Assert.Single(
            product.Cmdlets.GetReferencedAssemblies(),
            static name => name.Name == "System.Management.Automation"
        );
        Assert.Equal(new Version(3, 0, 0, 0), automation.Version);
    }

    [Fact]
    public void Cmdlets_Reference_NoHttpJsonOrIdentityLibrary()
    {
        string[] forbidden = ["System.Net.Http", "System.Text.Json", "Azure.Core", "Azure.Identity", "Microsoft.Identity.Client"];
        Assert.DoesNotContain(product.Cmdlets.GetReferencedAssemblies(), name => forbidden.Contains(name.Name));
    }

    [Fact]
    public void Loader_References_OnlyTheFramework() =>
        Assert.All(
            product.Loader.GetReferencedAssemblies(),
            static name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal)
        );

    [Fact]
    public void Emulator_References_NothingOfCore() =>
        Assert.DoesNotContain(
            typeof(EmulatorHost).Assembly.GetReferencedAssemblies(),
            static name => name.Name == "AdoEntra.Core"
        );
}
