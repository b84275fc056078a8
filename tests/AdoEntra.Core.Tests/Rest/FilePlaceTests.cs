using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;
using AdoEntra.Rest;

namespace AdoEntra.Core.Tests.Rest;

/// <summary>Where an answer is saved, and what is there already.</summary>
public sealed class FilePlaceTests : IDisposable
{
    private readonly TestProcess _process = new();
    private readonly TemporaryFolder _folder = new();
    private readonly FileServer _server;

    public FilePlaceTests() => _server = new FileServer(_process.Server, TestProcess.Organization + "_apis/things");

    public void Dispose()
    {
        _process.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task FileThatIsThere_IsAConflict_BeforeAnythingIsAsked()
    {
        File.WriteAllText(_folder.At("file"), "mine");

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => SaveAsync("file"));

        Assert.Equal((ErrorIds.Conflict, _folder.At("file")), (failure.ErrorId, failure.Target));
        Assert.Contains("-Force", failure.RecommendedAction);
        Assert.Equal("mine", File.ReadAllText(_folder.At("file")));
        Assert.Empty(_process.Server.Requests);
    }

    [Fact]
    public async Task FileThatIsThere_WithForce_IsReplacedWhenTheOtherIsWhole()
    {
        File.WriteAllText(_folder.At("file"), "mine");
        List<string> before = [];
        _server.BreakingAfter(100_000).Before = _ => before.Add(File.ReadAllText(_folder.At("file")));

        await SaveAsync("file", force: true);

        Assert.Equal(["mine", "mine"], before);
        Assert.Equal(_server.Content, File.ReadAllBytes(_folder.At("file")));
        Assert.Equal(["file"], _folder.Names);
    }

    [Fact]
    public async Task FileThatComesMeanwhile_IsNotReplaced_AndNothingIsLost()
    {
        _server.Before = _ => File.WriteAllText(_folder.At("file"), "mine");

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => SaveAsync("file"));

        Assert.Equal(ErrorIds.Conflict, failure.ErrorId);
        Assert.Equal("mine", File.ReadAllText(_folder.At("file")));
        Assert.Equal(2, _folder.Names.Length);
    }

    [Theory]
    [InlineData("folder", "is a folder")]
    [InlineData("none/file", "does not exist")]
    [InlineData("other/file", "does not exist")]
    public async Task PlaceThatIsNone_IsToldBeforeAnythingIsAsked(string name, string what)
    {
        Directory.CreateDirectory(_folder.At("folder"));
        File.WriteAllText(_folder.At("other"), "a file");

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => SaveAsync(name, force: true));

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains(what, failure.Message);
        Assert.Empty(_process.Server.Requests);
    }

    // A folder is where the file would grow: no account may write there, not even an administrator.
    [Fact]
    public async Task PlaceThatCannotBeWritten_IsToldAsThat()
    {
        string version = ContentHash
            .Of(Encoding.UTF8.GetBytes("\"one\""))
            .ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
        Directory.CreateDirectory(_folder.At($"file.{version}.partial"));

        var failure = await Assert.ThrowsAsync<AdoConnectionException>(() => SaveAsync("file"));

        Assert.Equal((ErrorIds.InvalidRequest, _folder.At("file")), (failure.ErrorId, failure.Target));
        Assert.Contains("Cannot write to", failure.Message);
        Assert.Single(_process.Server.Requests);
    }

    private Task SaveAsync(string name, bool force = false) =>
        new FileDownload(_process.Product.Client, _process.Session(), RequestContext.Silent)
            .SaveAsync(new ServiceRequest("_apis/things", "the file") { IsDownload = true }, _folder.At(name), force, null, default)
            .OrFail();
}
