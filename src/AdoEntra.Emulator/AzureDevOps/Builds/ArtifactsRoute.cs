using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Git.Items;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Builds;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// GET <c>{project}/_apis/build/builds/{buildId}/artifacts[?artifactName=]</c>: where a build's files lie, on another host at a signed
/// address. [D] build-7.1 <c>Artifacts_*</c>. Asked for as an archive (<c>Accept</c>, or [C] <c>$format</c>), it redirects there.
/// </summary>
internal static class ArtifactsRoute
{
    public static ResourceLocation Location { get; } = new()
    {
        Id = new("1db06c96-014e-44e1-ac91-90b2d4b3e984"),
        Route = EmulatedRoute.BuildArtifacts,
        Area = "build",
        ResourceName = "artifacts",
        Template = "{project}/_apis/{area}/builds/{buildId}/{resource}",
        ResourceVersion = 5,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = AnswerAsync },
    };

    private static Task AnswerAsync(ResourceCall call)
    {
        var build = BuildsRoute.Find(call);
        var contents = Contents(call, build);
        if (call.Query.Text("artifactName") is not { } name)
        {
            ArtifactBody[] all = [.. contents.Select(artifact => Body(call, build, artifact.Key, artifact.Value))];
            return BodyJson.AnswerAsync(call.Exchange, new PageBody<ArtifactBody>(all.Length, all), BodyJson.Service.PageBodyArtifactBody);
        }

        if (!contents.TryGetValue(name, out var content))
        {
            throw new ServiceRefusalException(BuildErrors.NoArtifact(name, build.Id));
        }

        var isArchive = string.Equals(call.Query.Text("$format"), "zip", StringComparison.OrdinalIgnoreCase)
            || call.Exchange.Http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "application/zip");
        if (!isArchive)
        {
            return BodyJson.AnswerAsync(call.Exchange, Body(call, build, name, content), BodyJson.Service.ArtifactBody);
        }

        call.Exchange.Http.Response.Headers.Location = SignedAddress(call, name, content);
        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status302Found);
    }

    // What was built: the repository's files, and one as large as the emulator was configured for. Nothing before the build is over.
    private static SortedDictionary<string, EmulatedContent> Contents(ResourceCall call, Build build)
    {
        var contents = new SortedDictionary<string, EmulatedContent>(StringComparer.Ordinal);
        if (!build.IsCompleted)
        {
            return contents;
        }

        var source = build.Definition.Repository.Content.Value;
        contents["drop"] = ItemArchive.Of(source.Files(source.Objects.Commit(build.SourceCommit)), "/src");
        contents["logs"] = new HeldContent($"Build {build.Number} began.\nIt {build.Result}.\n");
        if (call.Services.Options.LargeFileBytes is > 0 and var length)
        {
            contents["large"] = new GeneratedContent(length);
        }

        return contents;
    }

    private static ArtifactBody Body(ResourceCall call, Build build, string name, EmulatedContent content)
    {
        var url = $"{BuildListing.Url(call, call.RequiredProject, build)}/artifacts?artifactName={Uri.EscapeDataString(name)}";
        return new ArtifactBody(
            (build.Id * 10) + (name == "drop" ? 1 : name == "large" ? 2 : 3),
            name,
            call.Organization.Id.ToString(),
            new ArtifactResourceBody(
                "PipelineArtifact", content.Hash,
                new Dictionary<string, string> { ["artifactsize"] = content.Length.ToString(CultureInfo.InvariantCulture) }, url,
                SignedAddress(call, name, content)));
    }

    private static string SignedAddress(ResourceCall call, string name, EmulatedContent content) =>
        call.Services.Blobs.Sign(call.Services.BlobUri, content, name + ".zip");
}
