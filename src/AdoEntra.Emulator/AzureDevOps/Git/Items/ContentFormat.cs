using AdoEntra.Emulator.AzureDevOps.Routing;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Git.Items;

/// <summary>In which form content is asked for. [D] git-7.1: <c>$format</c> decides, then <c>Accept</c>.</summary>
internal static class ContentFormat
{
    public const string Json = "application/json";
    public const string Zip = "application/zip";
    public const string Text = "text/plain";
    public const string Bytes = "application/octet-stream";

    /// <summary>The media type that is asked for, or another one where none is.</summary>
    public static string Asked(ResourceCall call, string otherwise)
    {
        if (call.Query.Text("$format") is { } format)
        {
            return format.ToUpperInvariant() switch
            {
                "JSON" => Json,
                "ZIP" => Zip,
                "TEXT" => Text,
                "OCTETSTREAM" => Bytes,
                _ => throw new ServiceRefusalException(ServiceErrors.InvalidQuery("$format", format)),
            };
        }

        return call.Exchange.Http.Request.GetTypedHeaders().Accept
            .Select(type => type.MediaType.ToString())
            .FirstOrDefault(type => type is Json or Zip or Text or Bytes) ?? otherwise;
    }
}
