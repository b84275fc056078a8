using AdoEntra.Http.Addresses;
using AdoEntra.Operations;

namespace AdoEntra.Core.Tests.Http.Addresses;

/// <summary>The hosts of the service, by every name that users may give them (protocol 3.6).</summary>
public sealed class ServiceHostTests
{
    [Theory]
    [InlineData("Core", "dev.azure.com", true)]
    [InlineData("Graph", "vssps.dev.azure.com", true)]
    [InlineData("Entitlements", "vsaex.dev.azure.com", true)]
    [InlineData("Release", "vsrm.dev.azure.com", true)]
    [InlineData("Feeds", "feeds.dev.azure.com", true)]
    [InlineData("Packages", "pkgs.dev.azure.com", true)]
    [InlineData("Symbols", "artifacts.dev.azure.com", true)]
    [InlineData("Search", "almsearch.dev.azure.com", true)]
    [InlineData("Extensions", "extmgmt.dev.azure.com", true)]
    [InlineData("Audit", "auditservice.dev.azure.com", true)]
    [InlineData("AdvancedSecurity", "advsec.dev.azure.com", true)]
    [InlineData("TestResults", "vstmr.dev.azure.com", true)]
    [InlineData("Status", "status.dev.azure.com", false)]
    [InlineData("Profile", "app.vssps.visualstudio.com", false)]
    public void TryFind_Name_IsTheHost(string name, string address, bool hasOrganization)
    {
        ServiceHost host = ServiceHost.TryFind(name)!;

        Assert.Equal((name, address, hasOrganization, name), (host.Name, host.Host, host.HasOrganization, host.ToString()));
        Assert.Same(host, ServiceHost.TryFind(name.ToUpperInvariant()));
        Assert.Same(host, ServiceHost.TryFind(address));
    }

    [Theory]
    [InlineData("vssps", "Graph")]
    [InlineData("VSAEX", "Entitlements")]
    [InlineData("vsrm", "Release")]
    [InlineData("pkgs", "Packages")]
    [InlineData("artifacts", "Symbols")]
    [InlineData("almsearch", "Search")]
    [InlineData("app.vssps", "Profile")]
    [InlineData("dev.azure.com", "Core")]
    public void TryFind_BeginningOfItsAddress_IsTheHost(string prefix, string name) =>
        Assert.Equal(name, ServiceHost.TryFind(prefix)!.Name);

    [Theory]
    [InlineData("")]
    [InlineData("dev")]
    [InlineData("app")]
    [InlineData("graph.microsoft.com")]
    [InlineData("vssps.dev.azure.com.evil.example")]
    [InlineData("https://vssps.dev.azure.com")]
    public void TryFind_AnythingElse_IsNone(string name) => Assert.Null(ServiceHost.TryFind(name));

    [Fact]
    public void All_AreFourteen_AndNoNameIsTwoHosts()
    {
        Assert.Equal(14, ServiceHost.All.Count);
        string[] names = [.. ServiceHost.All.SelectMany(static host => new[] { host.Name, host.Host })];
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        string[] areas = [.. ServiceHost.All.SelectMany(static host => host.Areas)];
        Assert.Equal(areas.Length, areas.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    // What a host says about its areas, and what the contract says, must not differ.
    [Fact]
    public void Areas_AreThoseOfTheOperations() =>
        Assert.All(
            OperationCatalog.All,
            static operation =>
            {
                ServiceHost? named = ServiceHost.All.FirstOrDefault(host =>
                    host.Areas.Contains(Parts(operation)[0], StringComparer.OrdinalIgnoreCase)
                );
                if (named is not null)
                    Assert.Same(operation.Host, named);
                else
                    Assert.Contains(operation.Host, new[] { ServiceHost.Core, ServiceHost.Feeds });
            }
        );

    // A path without a host is looked for on all of them. Below "public" the area comes second.
    [Fact]
    public void Areas_OfTheOperations_AreOnOneHostEach() =>
        Assert.All(
            OperationCatalog.All.GroupBy(
                static operation => Parts(operation)[Parts(operation)[0] == "public" ? 1 : 0],
                StringComparer.OrdinalIgnoreCase
            ),
            static area => Assert.Single(area.Select(static operation => operation.Host).Distinct())
        );

    private static string[] Parts(Operation operation) =>
        operation.Template.Substring(operation.Template.IndexOf("_apis/", StringComparison.Ordinal) + "_apis/".Length).Split('/');
}
