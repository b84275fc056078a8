using System.Reflection;
using System.Text.RegularExpressions;

namespace AdoEntra.Conventions.Tests.Architecture;

/// <summary>What every cmdlet has to be and have.</summary>
public sealed class CmdletTests(ProductAssemblies product) : IClassFixture<ProductAssemblies>
{
    // They make, name or end connections, or work on this session alone; all others work on a connection.
    private static readonly string[] s_withoutConnection =
    [
        "Connect-AdoEntra",
        "Disable-AdoFeedback",
        "Disconnect-AdoEntra",
        "Enable-AdoFeedback",
        "Get-AdoEntraConnection",
        "Select-AdoEntraConnection",
    ];

    // Of the session, not of the service: nothing there that could be lost.
    private static readonly string[] s_sessionNouns =
    [
        "AdoEntra",
        "AdoEntraConnection",
        "AdoEntraToken",
        "AdoEntraTokenCache",
        "AdoFeedback",
    ];

    private static readonly string[] s_changing =
    [
        "New",
        "Set",
        "Remove",
        "Add",
        "Clear",
        "Start",
        "Stop",
        "Approve",
        "Complete",
        "Deny",
        "Disable",
        "Enable",
        "Grant",
        "Lock",
        "Unlock",
        "Restart",
        "Restore",
        "Revoke",
        "Save",
        "Skip",
        "Register",
        "Unregister",
    ];

    private static readonly string[] s_verbs =
    [
        "Add",
        "Approve",
        "Clear",
        "Complete",
        "Connect",
        "Deny",
        "Disable",
        "Disconnect",
        "Enable",
        "Find",
        "Get",
        "Grant",
        "Invoke",
        "Lock",
        "New",
        "Register",
        "Remove",
        "Resolve",
        "Restart",
        "Restore",
        "Revoke",
        "Save",
        "Select",
        "Set",
        "Skip",
        "Start",
        "Stop",
        "Test",
        "Unlock",
        "Unregister",
        "Wait",
    ];

    [Fact]
    public void Commands_AreThoseOfTheManifest()
    {
        string manifest = File.ReadAllText(Path.Combine(ProductAssemblies.PackageFolder, "AdoEntra.psd1"));
        string list = Regex.Match(manifest, @"CmdletsToExport\s*=\s*@\((?<names>[^)]*)\)").Groups["names"].Value;
        string[] exported = [.. Regex.Matches(list, "'(?<name>[^']+)'").Select(static match => match.Groups["name"].Value).Order()];
        Assert.Equal(product.CommandClasses.Keys.Order(), exported);
    }

    [Fact]
    public void Manifest_KeepsItsIdentity()
    {
        string manifest = File.ReadAllText(Path.Combine(ProductAssemblies.PackageFolder, "AdoEntra.psd1"));
        Assert.Contains("GUID                   = 'f722cf31-df19-430a-b70c-65c55e1cb3b1'", manifest, StringComparison.Ordinal);
        Assert.Contains("PowerShellVersion      = '5.1'", manifest, StringComparison.Ordinal);
    }

    [Fact]
    public void Cmdlets_AreSealed() => Each(static (name, type) => Assert.True(type.IsSealed, name));

    [Fact]
    public void Cmdlets_UseApprovedVerbs() => Each(static (name, _) => Assert.Contains(name.Split('-')[0], s_verbs));

    [Fact]
    public void Cmdlets_AreNamedAfterTheirClass() =>
        Each(static (name, type) => Assert.Equal(name.Replace("-", string.Empty, StringComparison.Ordinal) + "Command", type.Name));

    [Fact]
    public void Cmdlets_HaveAnOutputType() =>
        Each(
            static (name, type) =>
                Assert.True(type.GetCustomAttributesData().Any(static data => data.AttributeType.Name == "OutputTypeAttribute"), name)
        );

    [Fact]
    public void Cmdlets_HaveAHelpPageInTheFolderOfTheirArea() =>
        Each(
            static (name, type) =>
            {
                string commands = Path.Combine(ProductAssemblies.Root, "src", "AdoEntra.PowerShell", "Commands");
                string source = Assert.Single(Directory.GetFiles(commands, type.Name + ".cs", SearchOption.AllDirectories));
                string area = Path.GetRelativePath(commands, Path.GetDirectoryName(source)!);
                Assert.True(File.Exists(Path.Combine(ProductAssemblies.Root, "module", "help", area, name + ".md")), name);
            }
        );

    [Fact]
    public void CmdletsOfTheService_TakeAConnection() =>
        Each(
            static (name, type) =>
            {
                PropertyInfo? connection = type.GetProperty("Connection");
                Assert.Equal(!s_withoutConnection.Contains(name), connection?.PropertyType.Name == "ConnectionReference");
            }
        );

    [Fact]
    public void CmdletsThatChangeTheService_AskFirst() =>
        Each(
            static (name, type) =>
            {
                string[] parts = name.Split('-');
                if (!s_changing.Contains(parts[0]) || s_sessionNouns.Contains(parts[1]))
                    return;
                CustomAttributeData cmdlet = type.GetCustomAttributesData()
                    .Single(static data => data.AttributeType.Name == "CmdletAttribute");
                Assert.Contains(
                    cmdlet.NamedArguments,
                    static argument => argument.MemberName == "SupportsShouldProcess" && argument.TypedValue.Value is true
                );
            }
        );

    [Fact]
    public void StreamCmdlets_Page() =>
        Each(
            static (name, type) =>
            {
                Type? stream = type.BaseType;
                while (stream is not null && stream.Name != "StreamCmdlet`1") stream = stream.BaseType;
                if (stream is null) return;
                CustomAttributeData cmdlet = type.GetCustomAttributesData()
                    .Single(static data => data.AttributeType.Name == "CmdletAttribute");
                Assert.True(
                    cmdlet.NamedArguments.Any(static argument =>
                        argument.MemberName == "SupportsPaging" && argument.TypedValue.Value is true
                    ),
                    name
                );
            }
        );

    [Fact]
    public void OutputTypes_HaveAView()
    {
        string views = File.ReadAllText(Path.Combine(ProductAssemblies.PackageFolder, "AdoEntra.Format.ps1xml"));
        Each(
            (name, type) =>
            {
                foreach (
                    CustomAttributeData output in type.GetCustomAttributesData()
                        .Where(static data => data.AttributeType.Name == "OutputTypeAttribute")
                )
                {
                    // One object of three short properties, or one whose text is of many lines, reads best as the engine's own list.
                    string[] ours =
                    [
                        .. OutputNames(output)
                            .Where(static type => type.StartsWith("AdoEntra.", StringComparison.Ordinal))
                            .Where(static type => type is not ("AdoEntra.AdoToken" or "AdoEntra.AdoPipelineYaml")),
                    ];
                    Assert.All(ours, type => Assert.Contains($"<TypeName>{type}</TypeName>", views, StringComparison.Ordinal));
                }
            }
        );
    }

    private static IEnumerable<string> OutputNames(CustomAttributeData output) =>
        output
            .ConstructorArguments.SelectMany(static argument =>
                argument.Value is IReadOnlyCollection<CustomAttributeTypedArgument> many
                    ? many.Select(static one => one.Value)
                    : [argument.Value]
            )
            .OfType<Type>()
            .Select(static type => type.FullName!);

    private void Each(Action<string, Type> check)
    {
        Assert.NotEmpty(product.CommandClasses);
        foreach ((string name, Type type) in product.CommandClasses)
            check(name, type);
    }
}
