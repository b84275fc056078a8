using AdoEntra.Emulator.Tests.SignIn.Kinds;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.SignIn;

/// <summary>
/// The environment of a sign-in: a host's variables. Those of this process too, where the library below reads them past ours.
/// </summary>
internal sealed class SceneEnvironment : IDisposable
{
    private const string Path = "PATH";

    private readonly Dictionary<string, string> _variables = [];
    private readonly EmulatorHost _emulator;
    private readonly EmulatedHost _host;
    private readonly ChangedEnvironment? _process;
    private readonly string _path = Environment.GetEnvironmentVariable(Path) ?? string.Empty;
    private readonly string _programs;

    /// <param name="emulator">Where it leads.</param>
    /// <param name="kind">Who signs in; null for any.</param>
    /// <param name="programs">A folder of programs that come before all others.</param>
    public SceneEnvironment(EmulatorHost emulator, SignInKind? kind, string programs)
    {
        _emulator = emulator;
        _host = kind?.Host ?? EmulatedHost.AppService;
        _programs = programs;
        if (kind is { ReadsProcessEnvironment: true }) _process = new ChangedEnvironment(emulator, _host);
        Reset();
    }

    public string? Variable(string name) => _variables.GetValueOrDefault(name);

    /// <summary>Sets a variable; null removes it.</summary>
    public void Set(string name, string? value)
    {
        if (value is null) _variables.Remove(name);
        else _variables[name] = value;
        if (_process is not null) Environment.SetEnvironmentVariable(name, value);
    }

    public void Reset()
    {
        // Other tests start programs at the same time: this process must never be without a PATH.
        foreach (string name in _variables.Keys.Where(static name => name != Path).ToArray()) Set(name, null);
        foreach ((string name, string value) in _emulator.Variables(_host)) Set(name, value);
        if (_process is null) return;
        // Never a browser, nor a tool, of the machine's own before these.
        Set(Path, string.Join(System.IO.Path.PathSeparator, _programs, System.IO.Path.Combine(Repository.Root, "tests", "Browser"), _path));
    }

    public void Dispose()
    {
        if (_process is null) return;
        Environment.SetEnvironmentVariable(Path, _path);
        _process.Dispose();
    }
}
