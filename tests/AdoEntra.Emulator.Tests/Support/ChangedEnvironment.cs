namespace AdoEntra.Emulator.Tests.Support;

/// <summary>This process's own environment, as a client on a host of some kind finds it; put back at the end.</summary>
internal sealed class ChangedEnvironment : IDisposable
{
    /// <summary>Tests that change it have to come one after the other.</summary>
    public const string Collection = "changed environment";

    private readonly Dictionary<string, string?> _before;

    public ChangedEnvironment(EmulatorHost emulator, EmulatedHost host)
    {
        var variables = emulator.Variables(host);
        _before = EmulatorHost.ClearedVariables(host).Union(variables.Keys)
            .ToDictionary(name => name, Environment.GetEnvironmentVariable);
        foreach (var name in _before.Keys)
        {
            Environment.SetEnvironmentVariable(name, variables.GetValueOrDefault(name));
        }
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
