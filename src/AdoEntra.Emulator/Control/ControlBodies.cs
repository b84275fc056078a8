
namespace AdoEntra.Emulator.Control;

/// <summary>The body of <c>PUT /_emulator/faults</c>.</summary>
internal sealed class FaultRequest
{
    public required EmulatedRoute Route { get; init; }

    public Fault? Fault { get; init; }

    public IReadOnlyList<Fault>? Faults { get; init; }
}

/// <summary>The answer of <c>GET /_emulator/requests</c> and <c>GET /_emulator/foreign</c>.</summary>
internal sealed record RequestsBody(int Count, long Total, bool AuthorizationSeen, IReadOnlyList<RequestBody> Value);

internal sealed record RequestBody(
    long Number, DateTimeOffset Time, EmulatedRoute Route, string Method, string Target, RequestOutcome Outcome,
    IReadOnlyDictionary<string, string> Headers, IReadOnlyDictionary<string, string>? Form, long BodyLength);

/// <summary>The answer of <c>GET /_emulator/health</c>.</summary>
internal sealed record HealthBody(
    string Status, string Url, string ForeignUrl, string BlobUrl, string? AuthorityUrl, int ProcessId, IReadOnlyList<string> Organizations);

/// <summary>The answer of <c>POST /_emulator/tokens/revoke</c>.</summary>
internal sealed record RevokedBody(int Revoked);

/// <summary>The response of <c>GET /_emulator/applications</c>. Secrets are included: they open nothing but the emulator.</summary>
internal sealed record ApplicationsBody(IReadOnlyList<ApplicationBody> Value);

internal sealed record ApplicationBody(
    string Name, Guid ClientId, Guid? TenantId, Guid? ObjectId, IReadOnlyList<EmulatedSecret> Secrets,
    IReadOnlyList<FederatedCredential> FederatedCredentials, IReadOnlyList<string> Certificates);

/// <summary>The answer of <c>POST /_emulator/applications/{name}/certificates</c>: the certificate with its key, in both forms.</summary>
internal sealed record CertificateBody(Guid ClientId, string Thumbprint, string Pem, string Pfx);

/// <summary>The answer of <c>GET /_emulator/devicecodes</c>.</summary>
internal sealed record DeviceCodesBody(IReadOnlyList<DeviceCodeBody> Value);

internal sealed record DeviceCodeBody(string UserCode, Guid ClientId, string Scope, DateTimeOffset ExpiresOn, DeviceCodeState State);

/// <summary>The answer of <c>POST /_emulator/federatedtokens</c>.</summary>
internal sealed record FederatedTokenBody(string Token);

/// <summary>The answer to a control request that makes no sense.</summary>
internal sealed record ProblemBody(string Message);

/// <summary>The content of the file that says that the emulator is ready.</summary>
internal sealed record ReadyBody(
    string Url, string ForeignUrl, string BlobUrl, string? AuthorityUrl, string? AuthorityCertificate, int ProcessId, string Host,
    IReadOnlyDictionary<string, string> Variables, IReadOnlyList<string> Cleared, string Owner);
