using System.Text.Json;
using AdoEntra.Connections;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Diagnosis;

/// <summary>What an identity is licensed for (protocol.md 3.9).</summary>
/// <param name="License">The license, as the service names it: <c>express</c>, <c>stakeholder</c>.</param>
/// <param name="DisplayName">As the portal names it.</param>
internal sealed record AccessLevel(string? License, string? DisplayName)
{
    private const string What = "the access level of this identity";

    /// <summary>Its name.</summary>
    public string Name => DisplayName is { Length: > 0 } ? DisplayName : License ?? "not known";

    /// <summary>Whether it shows repositories of private projects.</summary>
    public bool SeesRepositories =>
        !string.Equals(License, "stakeholder", StringComparison.OrdinalIgnoreCase)
        && !string.Equals(License, "none", StringComparison.OrdinalIgnoreCase);

    /// <summary>Asks for that of an identity.</summary>
    public static ServiceRequest<AccessLevel> Of(ConnectionData who) =>
        who.IsApplication
            ? new(Route.To($"_apis/serviceprincipalentitlements/{who.Id!}"), What, Read)
            {
                Host = ServiceHost.Entitlements,
                ApiVersion = "7.1-preview.1",
            }
            : new(Route.To($"_apis/userentitlements/{who.Id!}"), What, Read) { Host = ServiceHost.Entitlements };

    private static AccessLevel Read(ref Utf8JsonReader reader)
    {
        var level = new AccessLevel(null, null);
        while (reader.NextField())
        {
            if (reader.IsName("accessLevel"u8)) level = ReadLevel(ref reader);
            else reader.SkipValue();
        }

        return level is { License: null, DisplayName: null } ? throw ResponseErrors.Nothing(What) : level;
    }

    private static AccessLevel ReadLevel(ref Utf8JsonReader reader)
    {
        string? license = null, name = null;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.SkipValue();
            return new(null, null);
        }

        while (reader.NextField())
        {
            if (reader.IsName("accountLicenseType"u8)) license = reader.ReadText();
            else if (reader.IsName("licenseDisplayName"u8)) name = reader.ReadText();
            else reader.SkipValue();
        }

        return new(license, name);
    }
}
