using AdoEntra.Core.Tests.Identity.Certificates;

namespace AdoEntra.Core.Tests.Identity.FromEnvironment;

/// <summary>Files that variables name, in a folder of the test's own.</summary>
internal sealed class EnvironmentFiles : IDisposable
{
    public const string Password = "pass-hunter2";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "adoentra-environment-" + Guid.NewGuid().ToString("N"));

    public EnvironmentFiles() => Directory.CreateDirectory(_folder);

    public string Text(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string Bytes(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>A certificate with its key, as a PFX file with <see cref="Password"/>.</summary>
    public static (byte[] Content, string Thumbprint) Pfx() => (TestCertificate.Good.Pfx(Password), TestCertificate.Good.Thumbprint);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
