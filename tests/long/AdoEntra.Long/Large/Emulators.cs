using AdoEntra.Emulator;

namespace AdoEntra.Long.Large;

/// <summary>An emulator for each kind of organization, and what each list of it has to give.</summary>
internal sealed class Emulators : IAsyncDisposable
{
    private readonly Dictionary<EmulatorOptions, EmulatorHost> _running = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _expected = [];

    public async Task<(EmulatorHost Emulator, IReadOnlyList<string> Expected)> OfAsync(LargeList list, CancellationToken stop)
    {
        if (!_running.TryGetValue(list.Organization, out EmulatorHost? emulator))
        {
            _running[list.Organization] = emulator = await EmulatorHost.StartAsync(list.Organization, stop);
        }

        if (!_expected.TryGetValue(list.Name, out IReadOnlyList<string>? expected))
        {
            _expected[list.Name] = expected = await list.Expected(emulator, stop);
        }

        return (emulator, expected);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (EmulatorHost emulator in _running.Values) await emulator.DisposeAsync();
    }
}
