using System.Reflection;

namespace AdoEntra.Conventions.Tests.Architecture;

/// <summary>Error ids are a contract: each is one of design's, and each has its category.</summary>
public sealed class ErrorIdTests(ProductAssemblies product) : IClassFixture<ProductAssemblies>
{
    [Fact]
    public void ErrorIds_EachHaveACategory()
    {
        string table = File.ReadAllText(Path.Combine(ProductAssemblies.Root, "src", "AdoEntra.PowerShell", "Base", "ErrorRecords.cs"));
        Assert.All(Ids(), id => Assert.Contains($"ErrorIds.{id}", table, StringComparison.Ordinal));
    }

    [Fact]
    public void ErrorIds_AreTheirOwnNames() => Assert.All(Ids(), static id => Assert.Matches("^[A-Z][A-Za-z]+$", id));

    [Fact]
    public void ErrorIds_AreExplainedInTheAboutTopic()
    {
        string topic = File.ReadAllText(Path.Combine(ProductAssemblies.PackageFolder, "en-US", "about_AdoEntra.help.txt"));
        Assert.All(Ids(), id => Assert.Contains(id, topic, StringComparison.Ordinal));
    }

    private string[] Ids()
    {
        string[] ids =
        [
            .. product
                .Core.GetType("AdoEntra.Errors.ErrorIds", throwOnError: true)!
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(static field => (string)field.GetRawConstantValue()!),
        ];
        Assert.NotEmpty(ids);
        return ids;
    }
}
