using System.Text.Json;
using AdoEntra.Json.Reading;

namespace AdoEntra.Operations;

/// <summary>
/// Where an organization has one of its resources: an entry of what it answers to <c>OPTIONS _apis</c> (ApiResourceLocation of the
/// service).
/// </summary>
internal sealed class ResourceLocation
{
    private ResourceLocation()
    {
    }

    /// <summary>The location's id, a GUID.</summary>
    public string? Id { get; private set; }

    /// <summary>For example <c>git</c>.</summary>
    public string? Area { get; private set; }

    /// <summary>For example <c>refs</c>.</summary>
    public string? ResourceName { get; private set; }

    /// <summary>For example <c>{project}/_apis/{area}/repositories/{repositoryId}/{resource}/{*filter}</c>.</summary>
    public string? RouteTemplate { get; private set; }

    /// <summary>The number of the latest preview.</summary>
    public int ResourceVersion { get; private set; }

    /// <summary>The oldest version that it still answers to; 0.0 where none is given.</summary>
    public ApiVersion MinVersion { get; private set; }

    /// <summary>The latest version, as a preview at least.</summary>
    public ApiVersion MaxVersion { get; private set; }

    /// <summary>The latest version that is no preview; 0.0 where every version is one.</summary>
    public ApiVersion ReleasedVersion { get; private set; }

    /// <summary>The area and the resource.</summary>
    public override string ToString() => $"{Area}/{ResourceName}";

    internal static ResourceLocation Read(ref Utf8JsonReader reader)
    {
        var location = new ResourceLocation();
        while (reader.NextField())
        {
            if (reader.IsName("id"u8))
                location.Id = reader.ReadText();
            else if (reader.IsName("area"u8))
                location.Area = reader.ReadText();
            else if (reader.IsName("resourceName"u8))
                location.ResourceName = reader.ReadText();
            else if (reader.IsName("routeTemplate"u8))
                location.RouteTemplate = reader.ReadText();
            else if (reader.IsName("resourceVersion"u8))
                location.ResourceVersion = reader.ReadWhole() is { } number and >= 0 and <= int.MaxValue ? (int)number : 0;
            else if (reader.IsName("minVersion"u8))
                location.MinVersion = ReadVersion(ref reader);
            else if (reader.IsName("maxVersion"u8))
                location.MaxVersion = ReadVersion(ref reader);
            else if (reader.IsName("releasedVersion"u8))
                location.ReleasedVersion = ReadVersion(ref reader);
            else
                reader.SkipValue();
        }

        return location;
    }

    private static ApiVersion ReadVersion(ref Utf8JsonReader reader) =>
        ApiVersion.TryParse(reader.ReadText(), out ApiVersion version) ? version : default;
}
