using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdoEntra.Emulator.Control;

/// <summary>
/// Faults as JSON. By reflection: generated code would put null and zero into every member that is not sent, in place of the fault's own
/// default. An unknown member is an error, as a fault with a misspelt member would be another fault.
/// </summary>
internal static class FaultJson
{
    private static JsonSerializerOptions Options => field ??= new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static ValueTask<FaultRequest?> ReadAsync(Stream body, CancellationToken ct) =>
        JsonSerializer.DeserializeAsync<FaultRequest>(body, Options, ct);

    public static byte[] Bytes(IReadOnlyDictionary<EmulatedRoute, IReadOnlyList<Fault>> faults) =>
        JsonSerializer.SerializeToUtf8Bytes(faults, Options);
}
