using System.Text.Json;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Connections;

/// <summary>Which identity the service sees. The one call that every identity may make and that names it (protocol.md 3.10).</summary>
/// <param name="Id">The identity's id in the organization.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Descriptor">Its subject descriptor, for example <c>aadsp.…</c>.</param>
internal sealed record ConnectionData(string? Id, string? Name, string? Descriptor)
{
    private const string What = "the connection data";

    /// <summary>The account of the identity: a person's sign-in name, a service principal's object id; null where it is not said.</summary>
    public string? Account { get; init; }

    public bool IsAnonymous => string.Equals(Id, NamedCaller.AnonymousId, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for an application or a managed identity (protocol.md 3.10).</summary>
    public bool IsApplication => Descriptor?.StartsWith("aadsp.", StringComparison.OrdinalIgnoreCase) ?? false;

    public static ServiceRequest<ConnectionData> Request() => new("_apis/connectionData", What, Read) { ApiVersion = "7.1-preview.1" };

    private static ConnectionData Read(ref Utf8JsonReader reader)
    {
        var data = new ConnectionData(null, null, null);
        while (reader.NextField())
        {
            if (reader.IsName("authenticatedUser"u8)) data = ReadUser(ref reader);
            else reader.SkipValue();
        }

        // Every response names a user, if only the anonymous identity.
        return data is { Id: null, Name: null, Descriptor: null } ? throw ResponseErrors.Nothing(What) : data;
    }

    private static ConnectionData ReadUser(ref Utf8JsonReader reader)
    {
        string? id = null, name = null, descriptor = null, customName = null, account = null;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.SkipValue();
            return new(null, null, null);
        }

        while (reader.NextField())
        {
            if (reader.IsName("id"u8)) id = reader.ReadText();
            else if (reader.IsName("providerDisplayName"u8)) name = reader.ReadText();
            else if (reader.IsName("customDisplayName"u8)) customName = reader.ReadText();
            else if (reader.IsName("subjectDescriptor"u8)) descriptor = reader.ReadText();
            else if (reader.IsName("properties"u8)) account = ReadProperty(ref reader, "Account", "$value");
            else reader.SkipValue();
        }

        return new(id, name ?? customName, descriptor) { Account = account };
    }

    // {"Account":{"$type":"System.String","$value":"..."}}
    private static string? ReadProperty(ref Utf8JsonReader reader, string name, string? inner)
    {
        string? found = null;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.SkipValue();
            return null;
        }

        while (reader.NextField())
        {
            if (!reader.ValueTextEquals(name)) reader.SkipValue();
            else if (inner is null) found = reader.ReadText();
            else found = ReadProperty(ref reader, inner, null);
        }

        return found;
    }
}
