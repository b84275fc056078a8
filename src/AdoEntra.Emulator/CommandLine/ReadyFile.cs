using System.Text.Json;
using AdoEntra.Emulator.Control;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator.CommandLine;

/// <summary>
/// A file that appears, whole, when the emulator answers, and goes away with it. A reader that finds it may read it; one that does not,
/// waits.
/// </summary>
internal sealed class ReadyFile : IDisposable
{
    private readonly string _path;

    private ReadyFile(string path) => _path = path;

    public static ReadyFile Write(string path, EmulatorHost emulator, EmulatedHost host)
    {
        var variables = emulator.Variables(host);
        var body = new ReadyBody(
            emulator.BaseUri.AbsoluteUri, emulator.ForeignUri.AbsoluteUri, emulator.BlobUri.AbsoluteUri,
            emulator.HasEntra ? emulator.AuthorityUri.AbsoluteUri : null,
            emulator.HasEntra ? emulator.AuthorityCertificatePem : null,
            Environment.ProcessId, host.ToString(), variables, [.. EmulatorHost.ClearedVariables(host).Except(variables.Keys)],
            ProcessStamp.Own.ToString());

        // In the same folder, so that the move is a rename.
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(body, ControlJson.Readable.ReadyBody));
        File.Move(unfinished, path, overwrite: true);
        return new ReadyFile(path);
    }

    public void Dispose() => File.Delete(_path);
}
