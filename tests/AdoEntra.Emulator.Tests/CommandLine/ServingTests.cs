using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.CommandLine;

/// <summary>The emulator as a child process, the way Pester and the benchmarks use it.</summary>
public sealed class ServingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoentra-emulator-");

    private string ReadyFile => Path.Combine(_folder.FullName, "ready.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Start_ReadyFile_HoldsAllThatAClientNeeds()
    {
        await using var child = await ChildEmulator.ReadyAsync([
            "--ready-file",
            ReadyFile,
            "--projects",
            "4",
            "--repositories-per-project",
            "2",
            "--repositories",
            "12",
            "--references",
            "34",
            "--compress",
        ]);

        var ready = ChildEmulator.Read(ReadyFile);
        Assert.Equal(child.Process.Id, ready.GetProperty("processId").GetInt32());
        Assert.Equal("AppService", ready.Text("host"));
        Assert.Contains("AZURE_CLIENT_ID", ready.GetProperty("cleared").EnumerateArray().Select(name => name.GetString()));
        var variables = ready.GetProperty("variables");
        Assert.Equal(ready.Text("url").TrimEnd('/'), variables.Text("ADOENTRA_EMULATOR_URL"));
        using var client = Calls.NewClient(new Uri(ready.Text("url")));

        var token = await (await client.SendAsync(Calls.Request(
            HttpMethod.Get,
            variables.Text("IDENTITY_ENDPOINT") + "?api-version=2019-08-01&resource=499b84ac-1321-427f-aa17-267ca6975798",
            ("X-IDENTITY-HEADER", variables.Text("IDENTITY_HEADER"))))).JsonAsync();
        foreach (var (project, count) in new[] { ("SecretSauce", 10), ("Project%200004", 2), ("Large", 13) })
        {
            var page = await (await client.SendAsync(Calls.Request(
                HttpMethod.Get,
                $"MyOrg/{project}/_apis/git/repositories?api-version=7.1",
                ("Authorization", "Bearer " + token.Text("access_token"))))).JsonAsync();
            Assert.Equal(count, page.GetProperty("count").GetInt32());
        }

        using var branches = await client.SendAsync(Calls.Request(
            HttpMethod.Get, "MyOrg/Large/_apis/git/repositories/Large/refs?$top=30&api-version=7.1",
            ("Authorization", "Bearer " + token.Text("access_token")), ("Accept-Encoding", "gzip")));
        Assert.Equal("gzip", Assert.Single(branches.Content.Headers.ContentEncoding));
        Assert.NotNull(branches.Header("x-ms-continuationtoken"));

        var requests = await (await client.GetAsync(new Uri("_emulator/requests", UriKind.Relative))).JsonAsync();
        Assert.Equal(5, requests.GetProperty("count").GetInt32());
        using var foreign = await client.GetAsync(new Uri(ready.Text("foreignUrl")));
        Assert.Equal(HttpStatusCode.OK, foreign.StatusCode);
    }

    [Fact]
    public async Task Start_Imds_SetsThoseVariables()
    {
        var files = Path.Combine(_folder.FullName, "files");
        await using var child = await ChildEmulator.ReadyAsync(
            [
                "--host", "imds", "--imds-answers-probe", "--token-shape", "jwt", "--token-lifetime", "600",
                "--ready-file", ReadyFile, "--files", files,
            ]);

        var ready = ChildEmulator.Read(ReadyFile);
        var url = ready.Text("url").TrimEnd('/');
        var powerShell = await File.ReadAllTextAsync(Path.Combine(files, "emulator-env.ps1"));
        var bash = await File.ReadAllTextAsync(Path.Combine(files, "emulator-env.sh"));
        Assert.Contains($"$env:AZURE_POD_IDENTITY_AUTHORITY_HOST = '{url}'", powerShell, StringComparison.Ordinal);
        Assert.Contains($"export AZURE_POD_IDENTITY_AUTHORITY_HOST='{url}'", bash, StringComparison.Ordinal);
        Assert.Contains("'IDENTITY_ENDPOINT'", powerShell, StringComparison.Ordinal);
        Assert.Contains($". '{Path.Combine(files, "emulator-env.ps1")}'", child.Output, StringComparison.Ordinal);
        Assert.Contains($"source '{Path.Combine(files, "emulator-env.sh")}'", child.Output, StringComparison.Ordinal);
        Assert.Contains("MyOrg", child.Output, StringComparison.Ordinal);
        Assert.Contains("SecretSauce", child.Output, StringComparison.Ordinal);
        using var client = Calls.NewClient(new Uri(ready.Text("url")));
        var token = await (await client.SendAsync(Calls.Request(
            HttpMethod.Get,
            "metadata/identity/oauth2/token?api-version=2018-02-01&resource=499b84ac-1321-427f-aa17-267ca6975798"))).JsonAsync();
        Assert.InRange(int.Parse(token.Text("expires_in"), CultureInfo.InvariantCulture), 300, 600);
        Assert.Equal(3, token.Text("access_token").Split('.').Length);
    }

    [Fact]
    public async Task Start_Entra_IsWhereTheReadyFileSays()
    {
        await using var child = await ChildEmulator.ReadyAsync(
            [
                "--entra", "--files", Path.Combine(_folder.FullName, "files"), "--entra-token-lifetime", "700", "--refresh-in", "400",
                "--approve-device-codes", "--device-code-interval", "2", "--ready-file", ReadyFile,
            ]);

        var ready = ChildEmulator.Read(ReadyFile);
        var variables = ready.GetProperty("variables");
        Assert.Equal(ready.Text("authorityUrl"), variables.Text("AZURE_AUTHORITY_HOST"));
        Assert.Equal(Path.Combine(_folder.FullName, "files", "certs"), variables.Text("SSL_CERT_DIR"));
        Assert.DoesNotContain("AZURE_AUTHORITY_HOST", ready.GetProperty("cleared").EnumerateArray().Select(name => name.GetString()));
        var bash = await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "files", "emulator-env.sh"));
        Assert.Contains("export AZURE_AUTHORITY_HOST=", bash, StringComparison.Ordinal);
        using var root = X509Certificate2.CreateFromPem(ready.Text("authorityCertificate"));
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { root }, RevocationMode = X509RevocationMode.NoCheck,
        };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(ready.Text("authorityUrl")) };
        Dictionary<string, string> form = new()
        {
            ["client_id"] = "5c1d0000-0000-4c11-8000-0000000000d8",
            ["scope"] = "499b84ac-1321-427f-aa17-267ca6975798/.default",
        };
        var code = await (await client.PostAsync(
            new Uri("common/oauth2/v2.0/devicecode", UriKind.Relative), new FormUrlEncodedContent(form))).JsonAsync();
        Assert.Equal(2, code.GetProperty("interval").GetInt32());
        form["grant_type"] = "device_code";
        form["device_code"] = code.Text("device_code");

        var token = await (await client.PostAsync(
            new Uri("common/oauth2/v2.0/token", UriKind.Relative), new FormUrlEncodedContent(form))).JsonAsync();

        Assert.Equal(700, token.GetProperty("expires_in").GetInt32());
        Assert.Equal(400, token.GetProperty("refresh_in").GetInt32());
    }

    [UnixFact]
    public async Task Interrupted_EndsWithZeroAndRemovesTheReadyFile()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
        {
            await using var child = await ChildEmulator.ReadyAsync(["--ready-file", ReadyFile]);
            Assert.True(File.Exists(ReadyFile));

            child.Signal(signal);

            var (exitCode, output, error) = await child.EndAsync();
            Assert.Equal((0, string.Empty, string.Empty), (exitCode, output, error));
            Assert.False(File.Exists(ReadyFile));
            Assert.Empty(_folder.GetFiles());
        }
    }

    [Fact]
    public async Task ParentPid_ParentDies_EndsToo()
    {
        await using var parent = await ChildEmulator.ReadyAsync(["--files", _folder.FullName]);
        await using var child = await ChildEmulator.ReadyAsync(["--parent-pid", $"{parent.Process.Id}", "--ready-file", ReadyFile]);
        Assert.False(child.Process.HasExited);

        parent.Process.Kill();

        Assert.Equal(0, (await child.EndAsync()).ExitCode);
        Assert.False(File.Exists(ReadyFile));
    }

    [Fact]
    public async Task Start_EnvironmentThatAsksForOtherAddresses_IsNotMinded()
    {
        var evil = FreePort();

        await using var child = await ChildEmulator.ReadyAsync(
            ["--ready-file", ReadyFile],
            ("Kestrel__Endpoints__Evil__Url", $"http://0.0.0.0:{evil}"),
            ("ASPNETCORE_URLS", $"http://0.0.0.0:{evil}"),
            ("ASPNETCORE_HTTP_PORTS", $"{evil}"),
            ("DOTNET_URLS", $"http://0.0.0.0:{evil}"));

        // By address too: others on loopback may have been given the port meanwhile.
        Assert.DoesNotContain(
            IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners(),
            listener => listener.Port == evil && !IPAddress.IsLoopback(listener.Address));
    }

    [Fact]
    public async Task Start_PortTaken_SaysSoAndFails()
    {
        await using var first = await EmulatorHost.StartAsync();
        await using var child = ChildEmulator.Start(["--port", $"{first.BaseUri.Port}", "--ready-file", ReadyFile]);

        var (exitCode, _, error) = await child.EndAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("could not start", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.False(File.Exists(ReadyFile));
    }

    [Fact]
    public async Task Start_HostThatNeedsAnOption_SaysSoAndFails()
    {
        await using var child = ChildEmulator.Start(["--host", "serviceFabric", "--ready-file", ReadyFile]);

        var (exitCode, _, error) = await child.EndAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("could not start: This host needs EmulatorOptions.Entra", error, StringComparison.Ordinal);
        Assert.False(File.Exists(ReadyFile));
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
