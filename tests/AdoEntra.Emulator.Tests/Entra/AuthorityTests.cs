using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using AdoEntra.Emulator.Entra;
using AdoEntra.Emulator.Entra.Keys;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Entra;

public sealed class AuthorityTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoentra-emulator-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task StartAsync_WithoutEntra_HasNoSecondEndpoint()
    {
        await using var running = await CheckedEmulator.StartAsync();
        var emulator = running.Host;

        Assert.False(emulator.HasEntra);
        Assert.Throws<InvalidOperationException>(() => emulator.AuthorityUri);
        Assert.Throws<InvalidOperationException>(() => emulator.AuthorityCertificatePem);
        Assert.Throws<InvalidOperationException>(emulator.CreateHandler);
        Assert.DoesNotContain("AZURE_AUTHORITY_HOST", emulator.Variables().Keys);
    }

    [Fact]
    public async Task Certificate_IsTrustedOnlyWithTheRoot()
    {
        await using var running = await StartAsync();
        var emulator = running.Host;
        await using var runningOther = await StartAsync();
        var other = runningOther.Host;
        var health = new Uri(emulator.AuthorityUri, "_emulator/health");

        using var trusting = new HttpClient(emulator.CreateHandler());
        using var answer = await trusting.GetAsync(health);
        using var byAddress = await trusting.GetAsync(new UriBuilder(health) { Host = "127.0.0.1" }.Uri);

        Assert.Equal("localhost", emulator.AuthorityUri.Host);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, byAddress.StatusCode);
        using var ofTheOther = new HttpClient(other.CreateHandler());
        await Assert.ThrowsAsync<HttpRequestException>(() => ofTheOther.GetAsync(health));
        using var plain = Calls.NewClient(emulator.BaseUri);
        await Assert.ThrowsAsync<HttpRequestException>(() => plain.GetAsync(health));
    }

    [Fact]
    public async Task Token_WithoutTls_IsNotThere()
    {
        await using var running = await StartAsync();
        var emulator = running.Host;
        running.OutsideContract("an address that is there within TLS only");
        using var client = Calls.NewClient(emulator.BaseUri);
        using var form = new FormUrlEncodedContent([]);

        using var answer = await client.PostAsync(
            new Uri($"{emulator.State.TenantId}/oauth2/v2.0/token", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(emulator.Requests.List(EmulatedRoute.Token));
    }

    [ProgramFact("openssl")]
    public async Task Files_CertificateFolder_IsOneThatOpenSslFindsItIn()
    {
        await using var running = await StartAsync(_folder.FullName);
        var emulator = running.Host;
        var certificate = Path.Combine(_folder.FullName, "leaf.pem");
        using var leaf = await LeafAsync(emulator);
        await File.WriteAllTextAsync(certificate, leaf.ExportCertificatePem());

        Assert.Equal(Path.Combine(_folder.FullName, "certs"), emulator.Variables()["SSL_CERT_DIR"]);
        var (folder, bundle) = (TrustFiles.Folder(_folder.FullName), TrustFiles.Bundle(_folder.FullName));
        Assert.Equal(certificate + ": OK", await RunAsync("openssl", "verify", "-no-CAfile", "-CApath", folder, certificate));
        Assert.Equal(certificate + ": OK", await RunAsync("openssl", "verify", "-no-CApath", "-CAfile", bundle, certificate));
    }

    [Fact]
    public async Task Variables_InAChildProcess_MakeItTrustTheAuthority()
    {
        await using var running = await StartAsync(_folder.FullName);
        var emulator = running.Host;
        var script =
            "(Invoke-RestMethod \"$($env:AZURE_AUTHORITY_HOST)emulator.onmicrosoft.com/oauth2/v2.0/token\" -Method Post -Body @{ "
            + $"client_id = '{emulator.State.Entra.SecretApplication.ClientId}'; client_secret = 'emulator-secret-that-is-good'; "
            + "grant_type = 'client_credentials'; scope = '499b84ac-1321-427f-aa17-267ca6975798/.default' }).token_type";

        var output = await RunAsync(emulator, TestShell.Program, "-NoProfile", "-NonInteractive", "-Command", script);

        Assert.Equal("Bearer", output);
    }

    private static Task<CheckedEmulator> StartAsync(string? files = null) =>
        CheckedEmulator.StartAsync(new EmulatorOptions { Entra = true, FilesDirectory = files });

    private static async Task<X509Certificate2> LeafAsync(EmulatorHost emulator)
    {
        X509Certificate2? leaf = null;
        using var handler = emulator.CreateHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            leaf = X509CertificateLoader.LoadCertificate(certificate!.GetRawCertData());
            return errors == SslPolicyErrors.None;
        };
        using var client = new HttpClient(handler);
        (await client.GetAsync(new Uri(emulator.AuthorityUri, "_emulator/health"))).Dispose();
        return leaf!;
    }

    private static Task<string> RunAsync(string program, params string[] arguments) => RunAsync(null, program, arguments);

    private static async Task<string> RunAsync(EmulatorHost? emulator, string program, params string[] arguments) =>
        (await Programs.RunAsync(environment => emulator?.ApplyTo(environment), program, arguments)).Trim();
}
