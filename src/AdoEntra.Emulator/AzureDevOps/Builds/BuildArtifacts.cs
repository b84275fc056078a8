using AdoEntra.Emulator.AzureDevOps.Git.Items;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Organizations.Builds;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>A file or an archive that a build left behind.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Content">The archive.</param>
/// <param name="IsContainer">Whether it lies in a container of builds, as older tasks publish, and not on the storage host.</param>
internal sealed record PublishedArtifact(int Id, string Name, EmulatedContent Content, bool IsContainer = false);

/// <summary>What builds left behind: the repository's files, and one as large as the emulator was configured for.</summary>
internal static class BuildArtifacts
{
    /// <summary>Those of a build, by their names; nothing before it is over.</summary>
    public static IReadOnlyList<PublishedArtifact> Of(ResourceCall call, Build build)
    {
        var progress = BuildListing.Progress(call, build);
        if (!progress.IsCompleted)
        {
            return [];
        }

        var source = build.Definition.Repository.Content.Value;
        var files = source.Files(source.Objects.Commit(build.SourceCommit));
        List<PublishedArtifact> all =
        [
            new(1, "drop", ItemArchive.Of(files, "/src")),
            new(3, "logs", ItemArchive.Of([("logs.txt", new HeldContent($"Build {build.Number} began.\nIt {progress.Result}.\n"))])),
        ];
        if (call.Services.Options.LargeFileBytes is > 0 and var length)
        {
            all.Insert(1, new(2, "large", new GeneratedContent(length)));
        }

        if (!build.IsSample)
        {
            // [D] In an archive of a container everything is in a folder of the artifact's name.
            var notes = ItemArchive.Of([("classic/notes.txt", new HeldContent("Salt to taste.\n"))]);
            all.Insert(0, new(4, "classic", notes, IsContainer: true));
        }

        return all;
    }
}
