using AdoEntra.Emulator.Tests.Contract;

namespace AdoEntra.Emulator.Tests.Support;

/// <summary>An emulator for a part of a test; what it was asked, and what it answered, is held against the contract when it ends.</summary>
internal sealed class CheckedEmulator(EmulatorHost host) : IAsyncDisposable
{
    private readonly ContractCheck _contract = new();

    public EmulatorHost Host { get; } = host;

    public static async Task<CheckedEmulator> StartAsync(EmulatorOptions? options = null)
    {
        options ??= new EmulatorOptions();
        options.KeepsAnswers = true;
        return new CheckedEmulator(await EmulatorHost.StartAsync(options));
    }

    /// <summary>Says that all requests are deliberately none of the contract's.</summary>
    public void OutsideContract(string why) => _contract.LeaveOut(why);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _contract.AssertKept(Host.Requests.List());
    }
}
