using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Resources;

namespace AdoEntra.Core.Tests.Resources;

/// <summary>An exact name goes before a pattern: brackets are a wildcard only where nothing is called so.</summary>
public sealed class NameFilterTests : IDisposable
{
    private readonly ResourceScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("star[a]", "star[a] stara other", "star[a]")]
    [InlineData("star[a]", "stara other", "stara")]
    [InlineData("star[a] other", "star[a] stara other", "star[a] other")]
    [InlineData("star[a] s*", "star[a] stara other", "star[a] stara")]
    [InlineData("STAR[A]", "star[a] stara", "star[a]")]
    public async Task Read_Brackets_AreTheNameWhereOneIsCalledSo(string asked, string there, string found)
    {
        IEnumerable<string> projects = there.Split(' ').Select(static name => $$"""{"id":"{{name}}-id","name":"{{name}}"}""");
        _scene.Process.Server.OnGet(TestProcess.ProjectsAddress, _ => Answer.Json($"[{string.Join(",", projects)}]"));
        ItemList<AdoProject> list = await _scene.ListAsync<AdoProject>();

        await AdoProject.Listing.Read(NameFilter.Everything, NameFilter.Everything, ResourceScene.Names(asked))(list, default);

        Assert.Equal(found, string.Join(" ", _scene.Texts));
        Assert.Empty(_scene.Reported);
    }

    [Fact]
    public async Task Read_BracketsAndAMissingName_ReportsTheName()
    {
        _scene.Process.Server.OnGet(TestProcess.ProjectsAddress, static _ => Answer.Json("""[{"id":"1","name":"stara"}]"""));
        ItemList<AdoProject> list = await _scene.ListAsync<AdoProject>();

        await AdoProject.Listing.Read(NameFilter.Everything, NameFilter.Everything, ResourceScene.Names("star[a] gone"))(list, default);

        Assert.Equal("stara", Assert.Single(_scene.Texts));
        Assert.Equal("gone", Assert.Single(_scene.Reported));
    }
}
