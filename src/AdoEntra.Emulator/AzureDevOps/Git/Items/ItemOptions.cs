using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;

namespace AdoEntra.Emulator.AzureDevOps.Git.Items;

/// <summary>What is to be said of files and folders besides what is always said.</summary>
internal sealed record ItemOptions(bool HasMetadata, bool HasLatestChange, bool HasContent, bool HasLinks)
{
    public static ItemOptions InQuery(ResourceCall call, bool isAlone) => new(
        call.Query.Flag("includeContentMetadata"), call.Query.Flag("latestProcessedChange"),
        isAlone && call.Query.Flag("includeContent"), isAlone || call.Query.Flag("includeLinks"));

    public static ItemOptions InBody(JsonElement body) => new(
        body.MemberFlag("includeContentMetadata"), body.MemberFlag("latestProcessedChange"), false, body.MemberFlag("includeLinks"));
}
