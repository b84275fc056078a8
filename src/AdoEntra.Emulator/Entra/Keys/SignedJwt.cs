using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdoEntra.Emulator.Entra.Keys;

/// <summary>A signed token of three parts, taken apart. Nothing is true in it before the signature was checked.</summary>
internal sealed class SignedJwt
{
    /// <summary>By which a key is found in the list of keys; each issuer has a list of its own.</summary>
    public const string KeyId = "emulator";

    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private SignedJwt(JsonObject header, JsonObject claims, byte[] signed, byte[] signature)
    {
        Header = header;
        Claims = claims;
        _signed = signed;
        _signature = signature;
    }

    public JsonObject Header { get; }

    public JsonObject Claims { get; }

    public string? Issuer => Text(Claims, "iss");

    public string? Subject => Text(Claims, "sub");

    public DateTimeOffset? NotBefore => Time("nbf");

    public DateTimeOffset? ExpiresOn => Time("exp");

    /// <summary>The audiences: one text, or a list of them.</summary>
    public IReadOnlyList<string> Audiences => Texts(Claims["aud"]);

    /// <summary>The certificates in the header. [V] protocol 1.10: the client library sends one text, others send a list.</summary>
    public IReadOnlyList<string> CertificateChain => Texts(Header["x5c"]);

    /// <summary>Takes a token apart; null when it is none. A line end behind it does no harm ([V] protocol 1.11: it is sent).</summary>
    public static SignedJwt? Parse(string text)
    {
        var parts = text.Split('.');
        try
        {
            return parts is [var header, var claims, var signature]
                && JsonNode.Parse(Base64Url.DecodeFromChars(header)) is JsonObject headerObject
                && JsonNode.Parse(Base64Url.DecodeFromChars(claims)) is JsonObject claimsObject
                    ? new SignedJwt(
                        headerObject, claimsObject, Encoding.ASCII.GetBytes($"{header}.{claims}"), Base64Url.DecodeFromChars(signature))
                    : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    public static string Create(RSA key, JsonObject claims)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = KeyId };
        var signed = $"{Part(header)}.{Part(claims)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>A token without a signature, as an id token may be here.</summary>
    public static string CreateUnsigned(JsonObject claims) =>
        $"{Part(new JsonObject { ["typ"] = "JWT", ["alg"] = "none" })}.{Part(claims)}.";

    /// <summary>Checks the signature. RS256 and PS256 are what Entra's clients use.</summary>
    public bool IsSignedBy(RSA key) => Text(Header, "alg") switch
    {
        "RS256" => key.VerifyData(_signed, _signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        "PS256" => key.VerifyData(_signed, _signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        _ => false,
    };

    public string? HeaderText(string name) => Text(Header, name);

    private static string? Text(JsonObject part, string name) =>
        part[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static IReadOnlyList<string> Texts(JsonNode? node) => node switch
    {
        JsonArray list => [.. list.OfType<JsonValue>().Select(value => value.ToString())],
        JsonValue value => [value.ToString()],
        _ => [],
    };

    // [V] protocol 1.10: MSAL writes times as texts.
    private DateTimeOffset? Time(string name) =>
        Claims[name] is JsonValue value
        && double.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(seconds) < 1e11
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;

    private static string Part(JsonObject content) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(content.ToJsonString()));
}
