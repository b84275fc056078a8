using System.CommandLine;
using AdoEntra.Errors;
using AdoEntra.Identity;
using AdoEntra.Identity.Certificates;
using AdoEntra.Identity.DeveloperTools;
using AdoEntra.Identity.Entra;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.FromEnvironment;
using AdoEntra.Identity.Interactive;
using AdoEntra.Identity.ManagedIdentity;
using AdoEntra.Identity.ReadyMade;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Tool.CommandLine;

/// <summary>
/// The sign-in methods: the parameter sets of <c>Connect-AdoEntra</c>, each named by one option, with the options that go with it.
/// </summary>
internal sealed class SignInMethods
{
    private readonly Option<string?> _clientId = Text(
        "--client-id",
        "id",
        "The client (application) id: of a user-assigned identity, an application, or the application a user signs in to."
    );
    private readonly Option<string?> _objectId = Text(
        "--object-id",
        "id",
        "With --identity: the object (principal) id of a user-assigned identity."
    );
    private readonly Option<string?> _resourceId = Text(
        "--resource-id",
        "id",
        "With --identity: the Azure resource id of a user-assigned identity."
    );
    private readonly Option<string?> _password = Text("--certificate-password", SecretText.Form, "The password of the certificate's file.");
    private readonly Option<bool> _chain = SignInArguments.Flag("--send-certificate-chain", "Send the certificate's chain too.");
    private readonly Option<string?> _federatedIdentityClientId = Text(
        "--federated-identity-client-id",
        "id",
        "With --federated-identity: the client id of a user-assigned identity."
    );
    private readonly Option<string?> _serviceConnectionId = Text(
        "--service-connection-id",
        "id",
        "With --azure-pipelines: the service connection. Default: the one of the task."
    );
    private readonly Option<string?> _systemAccessToken = Text(
        "--system-access-token",
        SecretText.Form,
        "With --azure-pipelines: the job's token. Default: the variable SYSTEM_ACCESSTOKEN."
    );
    private readonly Option<string?> _loginHint = Text(
        "--login-hint",
        "account",
        "With --interactive: the account that the browser offers."
    );
    private readonly ToolHost _host;
    private readonly Way[] _ways;

    public SignInMethods(Command command, ToolHost host, Func<ParseResult, TimeSpan?> limit)
    {
        _host = host;
        _ways =
        [
            Switch(
                "--identity",
                "Sign in as a managed identity of this host.",
                [_clientId, _objectId, _resourceId],
                parsed => new ManagedIdentitySignIn(
                    ManagedIdentityReference.Create(parsed.GetValue(_clientId), parsed.GetValue(_objectId), parsed.GetValue(_resourceId))
                )
            ),
            Value(
                "--client-secret",
                SecretText.Form,
                "Sign in as an application with a secret.",
                [_clientId],
                (parsed, text) => new ClientSecretSignIn(Application(parsed), Secret("--client-secret", text, SecretKind.ClientSecret))
            ),
            Value(
                "--certificate-path",
                "file",
                "Sign in as an application with a certificate and its key: PEM or PFX.",
                [_clientId, _password, _chain],
                (parsed, text) =>
                    new CertificateSignIn(
                        Application(parsed),
                        CertificateLoader.FromFile(Path.GetFullPath(text), Optional(parsed, _password, SecretKind.Password)),
                        parsed.GetValue(_chain)
                    )
            ),
            Value(
                "--certificate-thumbprint",
                "thumbprint",
                "Sign in as an application with a certificate from this machine's store.",
                [_clientId, _chain],
                (parsed, text) => new CertificateSignIn(Application(parsed), CertificateLoader.FromStore(text), parsed.GetValue(_chain))
            ),
            Value(
                "--federated-token",
                SecretText.Form,
                "Sign in as an application that trusts another issuer's token.",
                [_clientId],
                (parsed, text) =>
                    new FederatedSignIn(
                        Application(parsed),
                        new GivenAssertion(Secret("--federated-token", text, SecretKind.FederatedToken))
                    )
            ),
            Value(
                "--federated-token-file",
                "file",
                "Sign in as an application with a token file that the issuer renews.",
                [_clientId],
                (parsed, text) => new FederatedSignIn(Application(parsed), new FileAssertion(Path.GetFullPath(text)))
            ),
            Switch(
                "--federated-identity",
                "Sign in as an application that trusts a managed identity of this host.",
                [_clientId, _federatedIdentityClientId],
                parsed => new FederatedSignIn(
                    Application(parsed),
                    new ManagedIdentityAssertion(ManagedIdentityReference.ForFederation(parsed.GetValue(_federatedIdentityClientId)))
                )
            ),
            Switch(
                "--workload-identity",
                "Sign in as the workload identity of this pod (AKS).",
                [_clientId],
                parsed => WorkloadIdentity.Find(Variables, parsed.GetValue(_clientId), null)
            ),
            Switch(
                "--github-actions",
                "Sign in as an application that trusts this GitHub Actions job.",
                [_clientId],
                parsed => GitHubActions.Find(Variables, parsed.GetValue(_clientId), null)
            ),
            Switch(
                "--azure-pipelines",
                "Sign in as the application of a service connection of this Azure Pipelines job.",
                [_clientId, _serviceConnectionId, _systemAccessToken],
                parsed =>
                    AzurePipelines.Find(
                        Variables,
                        parsed.GetValue(_serviceConnectionId),
                        parsed.GetValue(_clientId),
                        null,
                        Optional(parsed, _systemAccessToken, SecretKind.JobToken)
                    )
            ),
            Switch(
                "--azure-cli",
                "Sign in as the account signed in to the Azure CLI.",
                [],
                parsed => new DeveloperToolSignIn(DeveloperTool.AzureCli, limit(parsed))
            ),
            Switch(
                "--azure-powershell",
                "Sign in as the account signed in to Azure PowerShell.",
                [],
                parsed => new DeveloperToolSignIn(DeveloperTool.AzurePowerShell, limit(parsed))
            ),
            Switch(
                "--azure-developer-cli",
                "Sign in as the account signed in to the Azure Developer CLI.",
                [],
                parsed => new DeveloperToolSignIn(DeveloperTool.AzureDeveloperCli, limit(parsed))
            ),
            Switch(
                "--environment-variables",
                "Sign in with the variables AZURE_*, ARM_* or AZDO_*.",
                [],
                _ => EnvironmentSignIn.Find(Variables)
            ),
            Switch(
                "--interactive",
                "Sign in as a user in the browser of this machine.",
                [_clientId, _loginHint],
                parsed => new BrowserSignIn(Own(parsed), GivenText.Read(parsed.GetValue(_loginHint), "-LoginHint"))
            ),
            Switch(
                "--device-code",
                "Sign in as a user who enters a code in a browser on any machine.",
                [_clientId],
                parsed => new DeviceCodeSignIn(Own(parsed))
            ),
            Value(
                "--access-token",
                SecretText.Form,
                "Use an existing Entra access token for Azure DevOps.",
                [],
                (_, text) => new AccessTokenSignIn(Secret("--access-token", text, SecretKind.AccessToken))
            ),
            Value(
                "--personal-access-token",
                SecretText.Form,
                "Use a personal access token.",
                [],
                (_, text) => new PersonalAccessTokenSignIn(Secret("--personal-access-token", text, SecretKind.PersonalAccessToken))
            ),
        ];
        foreach (Way way in _ways) command.Add(way.Option);
        foreach (Option companion in Companions) command.Add(companion);
    }

    private VariableReader Variables => _host.Process.Services.Variables;

    private IEnumerable<Option> Companions => _ways.SelectMany(static way => way.Companions).Distinct();

    /// <summary>What was asked for; null for what the environment offers.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: two ways at once, or an option that does not go with the
    /// way.</exception>
    public SignInOptions? Read(ParseResult parsed)
    {
        Way[] chosen = [.. _ways.Where(way => parsed.GetResult(way.Option) is { Implicit: false })];
        Option[] given = [.. Companions.Where(option => parsed.GetResult(option) is { Implicit: false })];
        if (chosen.Length > 1)
            throw Wrong(
                $"{string.Join(" and ", chosen.Select(static way => way.Option.Name))} cannot be used together: each is a sign-in method.",
                "Use one of them."
            );
        Option[] foreign = [.. given.Where(option => chosen.Length == 0 || !chosen[0].Companions.Contains(option))];
        if (foreign.Length == 0) return chosen.Length == 0 ? null : chosen[0].Read(parsed);
        string ways = string.Join(", ", _ways.Where(way => way.Companions.Contains(foreign[0])).Select(static way => way.Option.Name));
        throw Wrong(
            $"{foreign[0].Name} cannot be used {(chosen.Length == 0 ? "alone" : $"with {chosen[0].Option.Name}")}.",
            $"Use it with one of: {ways}."
        );
    }

    private string Application(ParseResult parsed) =>
        parsed.GetValue(_clientId) is { } id
            ? ClientIds.Parse(id, "ClientId")
            : throw Wrong(
                "No application was specified.",
                "Pass -ClientId: the application (client) id, on the Overview page of the app registration."
            );

    private string? Own(ParseResult parsed) => parsed.GetValue(_clientId) is null ? null : Application(parsed);

    private Secret? Optional(ParseResult parsed, Option<string?> option, SecretKind kind) =>
        parsed.GetValue(option) is { } source ? Secret(option.Name, source, kind) : null;

    private Secret Secret(string option, string source, SecretKind kind) => SecretText.Read(option, source, kind, Variables, _host.Console);

    private static Way Switch(string name, string description, Option[] companions, Func<ParseResult, SignInOptions> read) =>
        new(SignInArguments.Flag(name, description), companions, read);

    private static Way Value(
        string name,
        string form,
        string description,
        Option[] companions,
        Func<ParseResult, string, SignInOptions> read
    )
    {
        Option<string?> option = Text(name, form, description);
        return new(option, companions, parsed => read(parsed, parsed.GetValue(option)!));
    }

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };

    private static AdoConnectionException Wrong(string what, string advice) => new(ErrorIds.InvalidRequest, what, advice);

    /// <param name="Option">The option that names it.</param>
    /// <param name="Companions">What may be said with it.</param>
    /// <param name="Read">Makes the sign-in.</param>
    private sealed record Way(Option Option, Option[] Companions, Func<ParseResult, SignInOptions> Read);
}
