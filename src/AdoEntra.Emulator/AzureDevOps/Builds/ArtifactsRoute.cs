using System.Globalization;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations.Builds;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Builds;

/// <summary>
/// GET <c>{project}/_apis/build/builds/{buildId}/artifacts[?artifactName=]</c>: where a build's files lie, on another host at a signed
/// address, or in a container of the service itself. [D] build-7.1 <c>Artifacts_*</c>. Asked for as an archive (<c>Accept</c>, or [C]
/// <c>$format</c>), it redirects to the one, and [I] sends the other.
/// </summary>
internal static class ArtifactsRoute
{
    private const string Zip = "application/zip";

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
        var artifacts = BuildArtifacts.Of(call, build);
        if (call.Query.Text("artifactName") is not { } name)
        {
            ArtifactBody[] all = [.. artifacts.Select(artifact => Body(call, build, artifact))];
            return BodyJson.AnswerAsync(call.Exchange, new PageBody<ArtifactBody>(all.Length, all), BodyJson.Service.PageBodyArtifactBody);
        }

        var found = artifacts.FirstOrDefault(artifact => artifact.Name == name)
            ?? throw new ServiceRefusalException(BuildErrors.NoArtifact(name, build.Id));
        var isArchive = string.Equals(call.Query.Text("$format"), "zip", StringComparison.OrdinalIgnoreCase)
            || call.Exchange.Http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == Zip);
        if (!isArchive)
        {
            return BodyJson.AnswerAsync(call.Exchange, Body(call, build, found), BodyJson.Service.ArtifactBody);
        }

        if (found.IsContainer)
        {
            return ContentAnswer.WriteAsync(call.Exchange, found.Content, Zip, name + ".zip");
        }

        call.Exchange.Http.Response.Headers.Location = SignedAddress(call, found);
        return Answer.EmptyAsync(call.Exchange, StatusCodes.Status302Found);
    }

    private static ArtifactBody Body(ResourceCall call, Build build, PublishedArtifact artifact)
    {
        var url = $"{BuildListing.Url(call, call.RequiredProject, build)}/artifacts?artifactName={Uri.EscapeDataString(artifact.Name)}";
        return new ArtifactBody(
            (build.Id * 10) + artifact.Id,
            artifact.Name,
            call.Organization.Id.ToString(),
            new ArtifactResourceBody(
                artifact.IsContainer ? "Container" : "PipelineArtifact",
                artifact.IsContainer
                    ? string.Create(CultureInfo.InvariantCulture, $"#/{build.Id}/{artifact.Name}")
                    : artifact.Content.Hash,
                new Dictionary<string, string> { ["artifactsize"] = artifact.Content.Length.ToString(CultureInfo.InvariantCulture) }, url,
                artifact.IsContainer ? url + "&api-version=7.1&$format=zip" : SignedAddress(call, artifact)));
    }

    private static string SignedAddress(ResourceCall call, PublishedArtifact artifact) =>
        call.Services.Blobs.Sign(call.Services.BlobUri, artifact.Content, artifact.Name + ".zip");
}
