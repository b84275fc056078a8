namespace AdoEntra.Emulator;

/// <summary>A device code that was given out, waiting for a person.</summary>
public sealed class EmulatedDeviceCode
{
    internal EmulatedDeviceCode(string value) => Value = value;

    /// <summary>What the person is asked to enter.</summary>
    public required string UserCode { get; init; }

    /// <summary>The application that wants to sign a user in.</summary>
    public required EmulatedApplication Application { get; init; }

    /// <summary>What it asks for.</summary>
    public required string Scope { get; init; }

    /// <summary>From when on it is of no use.</summary>
    public required DateTimeOffset ExpiresOn { get; init; }

    /// <summary>How far it is.</summary>
    public DeviceCodeState State { get; internal set; }

    /// <summary>What the client polls with.</summary>
    internal string Value { get; }

    /// <summary>Signs the person in.</summary>
    public void Approve() => State = DeviceCodeState.Approved;

    /// <summary>Says no.</summary>
    public void Decline() => State = DeviceCodeState.Declined;
}
