using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdoEntra.Emulator.Control;

/// <summary>What the control routes answer and what the ready file holds. Faults have <see cref="FaultJson"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(RequestsBody))]
[JsonSerializable(typeof(HealthBody))]
[JsonSerializable(typeof(RevokedBody))]
[JsonSerializable(typeof(ApplicationsBody))]
[JsonSerializable(typeof(CertificateBody))]
[JsonSerializable(typeof(DeviceCodesBody))]
[JsonSerializable(typeof(FederatedTokenBody))]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(ReadyBody))]
internal sealed partial class ControlJson : JsonSerializerContext
{
    public static ControlJson Readable => field ??= new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
