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
    IReadOnlyDictionary<string, string> Headers, IReadOnlyDictionary<string, string>? Form);

/// <summary>The answer of <c>GET /_emulator/health</c>.</summary>
internal sealed record HealthBody(string Status, string Url, string ForeignUrl, int ProcessId, IReadOnlyList<string> Organizations);

/// <summary>The answer of <c>POST /_emulator/tokens/revoke</c>.</summary>
internal sealed record RevokedBody(int Revoked);

/// <summary>The answer to a control request that makes no sense.</summary>
internal sealed record ProblemBody(string Message);

/// <summary>The content of the file that says that the emulator is ready.</summary>
internal sealed record ReadyBody(
    string Url, string ForeignUrl, int ProcessId, string Host, IReadOnlyDictionary<string, string> Variables,
    IReadOnlyList<string> Cleared);
