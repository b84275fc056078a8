namespace AdoEntra.Emulator.Entra;

/// <summary>Ends a request to Entra from wherever the reason was found.</summary>
internal sealed class EntraRefusalException(EntraError error) : Exception(error.Text)
{
    public EntraError Error { get; } = error;
}
