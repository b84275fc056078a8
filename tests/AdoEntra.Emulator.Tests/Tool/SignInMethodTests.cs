using System.Security.Cryptography.X509Certificates;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>
/// The ways to sign in, as options of the tool: what works, what is refused before any request is sent, and that no secret is repeated.
/// </summary>
public sealed partial class SignInMethodTests : ToolTests
{
    private const string Organization = "--organization=MyOrg";
    private const string Literal = "hunter2-is-the-secret-itself";

    private readonly DirectoryInfo _folder;

    public SignInMethodTests()
        : this(Directory.CreateTempSubdirectory("adoentra-tool-"))
    {
    }

    private SignInMethodTests(DirectoryInfo folder)
        : base(new EmulatorOptions
        {
            Entra = true,
            FilesDirectory = folder.FullName,
            DeviceCodeInterval = TimeSpan.FromSeconds(1),
            ApprovesDeviceCodes = true,
        }) => _folder = folder;

    private EmulatedEntra Entra => Emulator.State.Entra;

    private string SecretApplication => $"{Entra.SecretApplication.ClientId}";

    // The folder of an xdg-open, which the library starts to open a browser.
    private static string StandInBrowser => Path.Combine(Repository.Root, "tests", "Browser");

    private string GoodSecret => Entra.SecretApplication.Secrets.Single(static secret => secret.ExpiresOn is null).Value;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("env:TEST_SECRET")]
    [InlineData("file:")]
    [InlineData("-")]
    public async Task ClientSecret_FromEachSource(string source)
    {
        string path = File("secret", GoodSecret + "\n");
        ToolOutcome outcome = await RunWithAsync(
            variables => variables["TEST_SECRET"] = GoodSecret,
            GoodSecret + "\n",
            "token",
            "--client-id",
            SecretApplication,
            "--client-secret",
            source == "file:" ? source + path : source
        );

        AssertToken(outcome, "secret-app");
        Assert.Equal(GoodSecret, Emulator.Requests.List(EmulatedRoute.Token).Single().Form["client_secret"]);
    }

    [Fact]
    public async Task Certificate_WithAndWithoutPassword()
    {
        using X509Certificate2 certificate = Entra.CertificateApplication.CreateCertificate();
        string client = $"{Entra.CertificateApplication.ClientId}";
        string pem = File("c.pem", certificate.ExportCertificatePem() + "\n" + certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        string pfx = Path.Combine(_folder.FullName, "c.pfx");
        await System.IO.File.WriteAllBytesAsync(pfx, certificate.Export(X509ContentType.Pfx, "of the file"));

        AssertToken(await RunWithAsync(null, null, "token", "--client-id", client, "--certificate-path", pem), "certificate-app");
        AssertToken(
            await RunWithAsync(
                variables => variables["PFX"] = "of the file",
                null,
                "token",
                "--client-id",
                client,
                "--certificate-path",
                pfx,
                "--certificate-password",
                "env:PFX"
            ),
            "certificate-app"
        );

        ToolOutcome wrong = (
            await RunWithAsync(
                variables => variables["PFX"] = Literal,
                null,
                "token",
                "--client-id",
                client,
                "--certificate-path",
                pfx,
                "--certificate-password",
                "env:PFX"
            )
        ).Failed(3, "InvalidCredential");
        Assert.Contains("--certificate-password", wrong.Failures[1], StringComparison.Ordinal);
        Assert.DoesNotContain(Literal, wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FederatedToken_OfAFileOrGiven()
    {
        string client = $"{Entra.FederatedApplication.ClientId}";
        string token = Entra.IssueFederatedToken(EmulatedIssuer.GitHub);

        AssertToken(
            await RunWithAsync(null, null, "token", "--client-id", client, "--federated-token-file", File("token", token + "\n")),
            "federated-app"
        );
        AssertToken(await RunWithAsync(null, token, "token", "--client-id", client, "--federated-token", "-"), "federated-app");

        ToolOutcome wrong = (
            await RunWithAsync(
                null,
                Entra.IssueFederatedToken(EmulatedIssuer.GitHub, subject: "another:subject"),
                "token",
                "--client-id",
                client,
                "--federated-token",
                "-"
            )
        ).Failed(3, "FederationMismatch");
        Assert.Contains("AADSTS700213", wrong.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EmulatedHost.AksPod, "--workload-identity")]
    [InlineData(EmulatedHost.GitHubActions, "--github-actions")]
    [InlineData(EmulatedHost.AzurePipelines, "--azure-pipelines")]
    public async Task Job_FindsAllItNeedsItself(EmulatedHost host, string way)
    {
        ToolOutcome outcome = await RunWithAsync(variables => Emulator.ApplyTo(variables, host), null, "token", way);

        AssertToken(outcome, "federated-app");
    }

    [Fact]
    public async Task AccessToken_OfAFile_IsThatToken()
    {
        string token = Emulator.State.Tokens.Issue(Entra.Person).Value;

        ToolOutcome outcome = await RunWithAsync(null, null, "token", "--access-token", "file:" + File("access", token));

        Assert.Equal(token + "\n", outcome.Succeeded().Output);
        Assert.Empty(Emulator.Requests.List(EmulatedRoute.Token));
    }

    [Fact]
    public async Task PersonalAccessToken_OnStandardInput()
    {
        ToolOutcome outcome = (
            await ProcessWithAsync(
                null,
                Emulator.State.PersonalAccessToken + "\r\n",
                "projects",
                "SecretSauce",
                "--output",
                "tsv",
                "--personal-access-token",
                "-"
            )
        ).Succeeded();

        Assert.Single(outcome.Lines);
        Assert.All(
            Emulator.Requests.List(EmulatedRoute.Projects),
            static request => Assert.StartsWith("Basic ", request.Headers["Authorization"], StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task EnvironmentVariables_SayHow()
    {
        ToolOutcome outcome = await RunWithAsync(
            variables => (variables["AZURE_CLIENT_ID"], variables["AZURE_CLIENT_SECRET"]) = (SecretApplication, GoodSecret),
            null,
            "token",
            "--environment-variables"
        );

        AssertToken(outcome, "secret-app");
    }

    [Fact]
    public async Task DeviceCode_TellsTheCode_AndNothingElse()
    {
        ToolOutcome outcome = await RunWithAsync(null, null, "token", "--device-code", "--client-id", $"{Entra.PublicClient.ClientId}");

        string token = Assert.Single(Emulator.State.Tokens.Issued).Value;
        Assert.Equal((0, token + "\n"), (outcome.ExitCode, outcome.Output));
        Assert.Contains(Assert.Single(Entra.DeviceCodes).UserCode, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(token, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Emulator.Requests.List(EmulatedRoute.Token)[^1].Form["device_code"], outcome.Error, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task Interactive_InTheBrowser_SignsIn()
    {
        ToolOutcome outcome = await ProcessWithAsync(
            variables => variables["PATH"] = StandInBrowser + Path.PathSeparator + variables["PATH"],
            null,
            "token", "--interactive", "--client-id", $"{Entra.PublicClient.ClientId}", "--login-hint", "ada");

        AssertToken(outcome, "Ada Operator");
        RecordedRequest asked = Assert.Single(Emulator.Requests.List(EmulatedRoute.Authorize));
        Assert.Contains("login_hint=ada", asked.Query, StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", asked.Query, StringComparison.Ordinal);
        RecordedRequest redeemed = Assert.Single(Emulator.Requests.List(EmulatedRoute.Token));
        Assert.Equal("authorization_code", redeemed.Form["grant_type"]);
        Assert.DoesNotContain("client_secret", redeemed.Form.Keys);
        Assert.DoesNotContain(redeemed.Form["code"], outcome.Error, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task Interactive_WithoutABrowser_IsUnavailable()
    {
        string empty = _folder.CreateSubdirectory("path").FullName;
        ToolOutcome outcome = await ProcessWithAsync(
            variables => variables["PATH"] = empty,
            null,
            "token",
            "--interactive",
            "--client-id",
            $"{Entra.PublicClient.ClientId}"
        );

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("adoentra: CredentialUnavailable: No browser can be opened", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--device-code", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests.List(EmulatedRoute.Token));
    }

    [Theory]
    [InlineData("--identity and --azure-cli", "--identity", "--azure-cli")]
    [InlineData("--client-secret and --certificate-path", "--client-secret", "env:X", "--certificate-path", "c.pem", "--client-id", "x")]
    [InlineData("--access-token and --personal-access-token", "--access-token", "env:X", "--personal-access-token", "env:Y")]
    [InlineData("--identity and --github-actions and --device-code", "--identity", "--github-actions", "--device-code")]
    public async Task TwoWays_AreRefused(string named, params string[] args)
    {
        ToolOutcome outcome = (await RunWithAsync(null, null, ["token", .. args])).Failed(2, "InvalidRequest");

        Assert.Contains(named, outcome.Failures[0], StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests.List());
    }

    [Theory]
    [InlineData("--client-id", "--client-secret", "--client-id", "5c1d0000-0000-4c11-8000-0000000000d4")]
    [InlineData("--certificate-password", "--certificate-path", "--certificate-password", "env:X")]
    [InlineData("--send-certificate-chain", "--certificate-path", "--send-certificate-chain")]
    [InlineData("--object-id", "--identity", "--object-id", "5c1d0000-0000-4c11-8000-0000000000d4", "--device-code")]
    [InlineData("--service-connection-id", "--azure-pipelines", "--service-connection-id", "x", "--github-actions")]
    [InlineData("--system-access-token", "--azure-pipelines", "--system-access-token", "env:X")]
    [InlineData("--login-hint", "--interactive", "--login-hint", "ada", "--device-code")]
    [InlineData("--federated-identity-client-id", "--federated-identity", "--federated-identity-client-id", "x", "--identity")]
    public async Task OptionWithoutItsWay_IsRefused(string option, string goesWith, params string[] args)
    {
        ToolOutcome outcome = (await RunWithAsync(null, null, ["token", .. args])).Failed(2, "InvalidRequest");

        Assert.Contains(option + " cannot be used ", outcome.Failures[0], StringComparison.Ordinal);
        Assert.Contains(goesWith, outcome.Failures[1], StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests.List());
    }

    [Theory]
    [InlineData("--client-secret", "env:TEST_SECRET")]
    [InlineData("--certificate-path", "c.pem")]
    [InlineData("--federated-token-file", "token")]
    [InlineData("--federated-identity")]
    public async Task ApplicationNotNamed_IsRefused(params string[] args)
    {
        ToolOutcome outcome = (await RunWithAsync(variables => variables["TEST_SECRET"] = Literal, null, ["token", .. args])).Failed(
            2,
            "InvalidRequest"
        );

        Assert.Contains("--client-id", outcome.Failures[1], StringComparison.Ordinal);
        Assert.DoesNotContain(Literal, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests.List());
    }

    [Theory]
    [InlineData("'nope' of --client-id is not a GUID", "--identity", "--client-id", "nope")]
    [InlineData("'nope' of --client-id is not a GUID", "--federated-identity", "--client-id", "nope")]
    [InlineData(
        "'nope' of --federated-identity-client-id is not a GUID",
        "--federated-identity",
        "--client-id",
        "5c1d0000-0000-4c11-8000-0000000000d6",
        "--federated-identity-client-id",
        "nope"
    )]
    public async Task IdThatIsNone_IsRefused_ByItsOption(string says, params string[] args)
    {
        ToolOutcome outcome = (await RunWithAsync(null, null, ["token", .. args])).Failed(2, "InvalidRequest");

        Assert.Contains(says, outcome.Failures[0], StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests.List());
    }

    [Theory]
    [InlineData(EmulatedHost.AksPod, "federated-app", "WorkloadIdentity")]
    [InlineData(EmulatedHost.GitHubActions, "federated-app", "GitHubActions")]
    [InlineData(EmulatedHost.AzurePipelines, "federated-app", "AzurePipelines")]
    [InlineData(EmulatedHost.AppService, "runbook-host", "ManagedIdentity")]
    public async Task NothingNamed_TakesWhatIsThere(EmulatedHost host, string identity, string kind)
    {
        // Of a managed identity Azure's library asks the process's own variables.
        Task<ToolOutcome> run = host == EmulatedHost.AppService
            ? ProcessWithAsync(Here, null, "token", "--json")
            : RunWithAsync(Here, null, "token", "--json");
        ToolOutcome outcome = (await run).Succeeded();

        using var token = System.Text.Json.JsonDocument.Parse(outcome.Output);
        Assert.Equal(kind, token.RootElement.Text("source"));
        Assert.Equal(identity, IdentityOf(token.RootElement.Text("token")));

        void Here(IDictionary<string, string?> variables) => Emulator.ApplyTo(variables, host);
    }

    [Fact]
    public async Task NothingNamed_Refused_DoesNotGoOnToTheNext()
    {
        ToolOutcome outcome = await RunWithAsync(
            variables => (variables["AZURE_CLIENT_ID"], variables["AZURE_CLIENT_SECRET"]) = (SecretApplication, Literal),
            null,
            "token",
            "--verbose"
        );

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("adoentra: InvalidCredential: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("AADSTS7000215", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Literal, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Emulator.Requests.List(EmulatedRoute.Msi));
    }

    [Fact]
    public async Task NothingNamed_NothingThere_SaysWhatWasLookedFor()
    {
        string home = _folder.CreateSubdirectory("home").FullName;
        ToolOutcome outcome = (await RunWithAsync(OnAMachineWithout, null, "token")).Failed(3, "NoCredential");

        Assert.All(
            ["AzurePipelines", "GitHubActions", "WorkloadIdentity", "EnvironmentVariables", "Identity", "AzureCli"],
            way => Assert.Contains(way, outcome.Failures[0], StringComparison.Ordinal)
        );
        Assert.Empty(Emulator.Requests.List());

        void OnAMachineWithout(IDictionary<string, string?> variables)
        {
            variables.Remove("IDENTITY_ENDPOINT");
            variables.Remove("IDENTITY_HEADER");
            // Nothing listens there; the real address is never asked.
            variables["AZURE_POD_IDENTITY_AUTHORITY_HOST"] = "http://127.0.0.1:9";
            (variables["HOME"], variables["PATH"]) = (home, home);
        }
    }

    private string File(string name, string content)
    {
        string path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    private Task<ToolOutcome> RunWithAsync(Action<IDictionary<string, string?>>? environment, string? input, params string[] args) =>
        new ToolRun(Emulator) { Environment = environment, Input = input ?? string.Empty }.RunAsync([.. args, Organization]);

    private Task<ToolOutcome> ProcessWithAsync(Action<IDictionary<string, string?>>? environment, string? input, params string[] args) =>
        ToolProcess.RunAsync(Emulator, environment, input, [.. args, Organization, EnoughTime]);

    private void AssertToken(ToolOutcome outcome, string identity)
    {
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Equal(identity, IdentityOf(outcome.Output.TrimEnd('\n')));
        Assert.DoesNotContain(outcome.Output.TrimEnd('\n'), outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(GoodSecret, outcome.Error, StringComparison.Ordinal);
    }

    private string IdentityOf(string token) => Assert.Single(Emulator.State.Tokens.Issued, issued => issued.Value == token).Identity.Name;
}
