using System.IO.Compression;
using AdoEntra.Errors;
using AdoEntra.Resources.Pipelines.Artifacts;
using AdoEntra.Resources.Pipelines.Runs;

namespace AdoEntra.Emulator.Tests.Runs;

/// <summary>Artifacts, of both kinds: saved, unpacked, refused.</summary>
public sealed class ArtifactDownloadTests : IAsyncLifetime
{
    private RunScene _scene = null!;
    private RunPlace _place = null!;

    public async Task InitializeAsync()
    {
        _scene = await RunScene.StartAsync(largeFileBytes: 500_000);
        _place = await _scene.StartRunAsync("3");
        _scene.Advance(TimeSpan.FromMinutes(5));
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task Expand_OfBothKinds_HasTheFilesAndGivesTheStorageHostNoToken()
    {
        await _scene.Client.ExpandArtifactAsync(_place, await FindAsync("drop"), _scene.At("drop"), false, CancellationToken.None);
        await _scene.Client.ExpandArtifactAsync(_place, await FindAsync("classic"), _scene.At("classic"), false, CancellationToken.None);

        Assert.True(File.Exists(_scene.At("drop/app.cs")));
        Assert.Equal("Salt to taste.\n", await File.ReadAllTextAsync(_scene.At("classic/notes.txt")));
        Assert.NotEmpty(_scene.Emulator.BlobRequests.List());
        Assert.All(
            _scene.Emulator.BlobRequests.List(), static request => Assert.DoesNotContain("Authorization", request.Headers.Keys));
        Assert.Equal(2, Directory.GetFileSystemEntries(_scene.At(".")).Length);
    }

    [Fact]
    public async Task Save_DownloadBreaksOff_GoesOnWhereItBroke()
    {
        _scene.Emulator.Faults.Set(EmulatedRoute.Blob, new CutFault { AfterBytes = 200_000, Times = 1 });

        await _scene.Client.SaveArtifactAsync(_place, await FindAsync("large"), _scene.At("large.zip"), false, CancellationToken.None);

        Assert.Equal(500_000, new FileInfo(_scene.At("large.zip")).Length);
        Assert.Contains(_scene.Emulator.BlobRequests.List(), static request => request.Headers.ContainsKey("Range"));
        Assert.Single(Directory.GetFileSystemEntries(_scene.At(".")));
    }

    [Fact]
    public async Task Expand_FolderIsNotEmpty_IsRefusedUnlessForced()
    {
        Directory.CreateDirectory(_scene.At("drop"));
        await File.WriteAllTextAsync(_scene.At("drop/app.cs"), "mine");
        AdoPipelineArtifact drop = await FindAsync("drop");

        var refused = await Assert.ThrowsAsync<AdoConnectionException>(
            () => _scene.Client.ExpandArtifactAsync(_place, drop, _scene.At("drop"), false, CancellationToken.None));
        Assert.Equal((ErrorIds.Conflict, "mine"), (refused.ErrorId, await File.ReadAllTextAsync(_scene.At("drop/app.cs"))));

        await _scene.Client.ExpandArtifactAsync(_place, drop, _scene.At("drop"), true, CancellationToken.None);
        Assert.NotEqual("mine", await File.ReadAllTextAsync(_scene.At("drop/app.cs")));
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("drop/../../outside.txt")]
    [InlineData("..\\outside.txt")]
    public void Expand_EntryLeadsOut_IsRefusedAndNothingIsLeft(string entry)
    {
        var archive = new ArtifactArchive("drop", _scene.At("drop"));
        using (ZipArchive zip = ZipFile.Open(archive.File, ZipArchiveMode.Create))
        {
            zip.CreateEntry("drop/good.txt").Open().Dispose();
            zip.CreateEntry(entry).Open().Dispose();
        }

        var refused = Assert.Throws<AdoServiceException>(() => archive.Expand(force: false, CancellationToken.None));

        Assert.Equal(ErrorIds.UnexpectedResponse, refused.ErrorId);
        Assert.Empty(Directory.GetFileSystemEntries(_scene.At(".")));
    }

    [Fact]
    public void Expand_FileIsNoArchive_IsRefused()
    {
        var archive = new ArtifactArchive("drop", _scene.At("drop"));
        File.WriteAllText(archive.File, "no archive");

        var refused = Assert.Throws<AdoServiceException>(() => archive.Expand(force: false, CancellationToken.None));

        Assert.Contains("is no archive that can be read", refused.Summary);
        Assert.Empty(Directory.GetFileSystemEntries(_scene.At(".")));
    }

    private async Task<AdoPipelineArtifact> FindAsync(string name)
    {
        await foreach (IReadOnlyList<AdoPipelineArtifact> batch in _scene.Client.ReadListAsync(
            AdoPipelineArtifact.List(_place.Project, _place.Run), CancellationToken.None))
        {
            if (batch.FirstOrDefault(one => one.Name == name) is { } found) return found;
        }

        throw new InvalidOperationException($"There is no artifact {name}.");
    }
}
