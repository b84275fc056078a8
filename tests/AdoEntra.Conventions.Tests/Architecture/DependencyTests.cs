using System.Reflection;

namespace AdoEntra.Conventions.Tests.Architecture;

/// <summary>Who may know whom (docs/architecture.md).</summary>
public sealed class DependencyTests(ProductAssemblies product) : IClassFixture<ProductAssemblies>
{
    [Fact]
    public void Core_References_NoPowerShell() =>
        Assert.DoesNotContain(product.Core.GetReferencedAssemblies(), static name => name.Name!.StartsWith("System.Management.Automation", StringComparison.Ordinal));

    [Fact]
    public void Cmdlets_Reference_PowerShellOf51()
    {
        AssemblyName automation = Assert.Single(product.Cmdlets.GetReferencedAssemblies(), static name => name.Name == "System.Management.Automation");
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
        Assert.All(product.Loader.GetReferencedAssemblies(), static name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));

    [Fact]
    public void Emulator_References_NothingOfCore() =>
        Assert.DoesNotContain(typeof(Emulator.EmulatorHost).Assembly.GetReferencedAssemblies(), static name => name.Name == "AdoEntra.Core");

    // The arrow of the house: what stands further right must not use what stands further left.
    [Theory]
    [InlineData("Identity", "Resources", "Connections", "Tokens")]
    [InlineData("Tokens", "Resources", "Connections", "Http")]
    [InlineData("Http", "Resources", "Connections")]
    [InlineData("Resources", "Connections", "Identity", "Tokens")]
    [InlineData("Errors", "Resources", "Connections", "Http", "Tokens", "Identity")]
    public void Folder_DoesNotUse_WhatIsAboveIt(string folder, params string[] above)
    {
        string source = Path.Combine(ProductAssemblies.Root, "src", "AdoEntra.Core", folder);
        string[] files = Directory.GetFiles(source, "*.cs");
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            string text = File.ReadAllText(file);
            Assert.All(above, name => Assert.DoesNotContain($"using AdoEntra.{name};", text, StringComparison.Ordinal));
        }
    }
}
