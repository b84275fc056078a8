using AdoEntra.Errors.KnownCauses;
using static AdoEntra.Diagnosis.Explaining.FailingPrograms;

namespace AdoEntra.Diagnosis.Explaining;

/// <summary>What to type next, by cause and program. A token goes through a variable, never onto a command line.</summary>
internal static class NextCommands
{
    /// <summary>The program of a rule: git that another program runs, so that it takes no options.</summary>
    public const string GitBelow = "git below";

    private const string PowerShellToken = "Get-AdoEntraToken -AsPlainText";
    private const string ShellToken = "$(adoentra token --organization {organization})";

    // The same line in every shell.
    private const string StaleCredential =
        " If git's credential helper keeps the old one, remove it there: echo url={gitUrl} | git credential reject";

    private static readonly KnownCause[] s_needsToken =
    [
        ProgramRows.NoCredentialForProgram, ProgramRows.ProgramCredentialRefused, ProgramRows.PromptNotPossible,
    ];

    private static readonly NextCommand[] s_commands =
    [
        ForGit([ProgramRows.ProgramCredentialRefused]) with { Note = StaleCredential },
        ForGit(s_needsToken),
        ForGitBelow([ProgramRows.ProgramCredentialRefused]) with { Note = StaleCredential },
        ForGitBelow(s_needsToken),
        Variable([AzDevOps], "AZURE_DEVOPS_EXT_PAT"),
        new(s_needsToken, [DotNet],
            "${env:NuGetPackageSourceCredentials_{feed}} = \"Username=x;Password=$(" + PowerShellToken + ")\"",
            "env \"NuGetPackageSourceCredentials_{feed}=Username=x;Password=" + ShellToken + "\" dotnet restore")
        {
            Note = " The name behind NuGetPackageSourceCredentials_ is that of the source in nuget.config.",
        },
        new(s_needsToken, [Npm, Pnpm],
            "Add-Content .npmrc '//{feedPlace}/npm/registry/:_authToken=${ADO_TOKEN}'; $env:ADO_TOKEN = " + PowerShellToken,
            "echo '//{feedPlace}/npm/registry/:_authToken=${ADO_TOKEN}' >>.npmrc; export ADO_TOKEN=" + ShellToken)
        {
            Note = " It is read from the variable that .npmrc names.",
        },
        new(s_needsToken, [Pip],
            "$env:PIP_INDEX_URL = \"https://x:$(" + PowerShellToken + ")@{feedPlace}/pypi/simple/\"",
            "export PIP_INDEX_URL=\"https://x:" + ShellToken + "@{feedPlace}/pypi/simple/\""),
        new(s_needsToken, [Twine],
            "$env:TWINE_USERNAME = 'x'; $env:TWINE_PASSWORD = " + PowerShellToken,
            "export TWINE_USERNAME=x TWINE_PASSWORD=" + ShellToken),
        new(s_needsToken, [Maven], "$env:ADO_TOKEN = " + PowerShellToken, "export ADO_TOKEN=" + ShellToken)
        {
            Note = " Maven reads it from the variable, where the server in settings.xml has <password>${env.ADO_TOKEN}</password>.",
        },
        new(s_needsToken, [PSResourceGet],
            "Find-PSResource <name> -Repository <repository> -Credential (Get-AdoEntraToken -AsCredential)",
            "pwsh -c 'Find-PSResource <name> -Repository <repository> -Credential (Get-AdoEntraToken -AsCredential)'"),
        Variable([Terraform], "AZDO_PERSONAL_ACCESS_TOKEN"),
        new(s_needsToken, [Agent],
            "$env:VSTS_AGENT_INPUT_AUTH = 'PAT'; $env:VSTS_AGENT_INPUT_TOKEN = " + PowerShellToken,
            "export VSTS_AGENT_INPUT_AUTH=PAT VSTS_AGENT_INPUT_TOKEN=" + ShellToken),

        Same([ProgramRows.NoCredentialStore], null, "git config --global credential.credentialStore cache"),
        Same([ProgramRows.PushNeedsPullRequest], null, "git push origin HEAD:refs/heads/<new branch>"),
        Same([ProgramRows.ProgramNeedsOrganization], null,
            "az devops configure --defaults organization=https://dev.azure.com/{organization}"),
        new([ProgramRows.AgentPoolNotFound], null,
            "Invoke-AdoRestMethod _apis/distributedtask/pools",
            "adoentra rest _apis/distributedtask/pools --organization {organization}"),
        Same([DeveloperToolRows.ToolNotInstalled, DeveloperToolRows.ToolNotSignedIn, PersonRows.SignInExpired,
            PersonRows.MultifactorRequired, PersonRows.AccountNotInTenant, PersonRows.ConsentMissing,
            ProgramRows.NoSubscriptions],
            [Az, AzDevOps, Terraform, Entra], "az login --allow-no-subscriptions{tenantOption}"),

        Same([NetworkRows.CertificateNotTrusted], [Git, CredentialManager], "git config --global http.sslCAInfo <file with certificates>"),
        Certificates([Npm, Pnpm], "NODE_EXTRA_CA_CERTS", "<file with certificates>"),
        Certificates([Pip, Twine, Az, AzDevOps], "REQUESTS_CA_BUNDLE", "<file with certificates>"),
        Certificates([Maven], "MAVEN_OPTS", "-Djavax.net.ssl.trustStore=<key store>"),
        Certificates([Gradle], "GRADLE_OPTS", "-Djavax.net.ssl.trustStore=<key store>"),
        Certificates([DotNet, Terraform, Agent], "SSL_CERT_FILE", "<file with certificates>"),
        new([NetworkRows.ProxyRefused], null,
            "$env:HTTPS_PROXY = 'http://<user>:<password>@<proxy>:8080'", "export HTTPS_PROXY='http://<user>:<password>@<proxy>:8080'"),

        new([PermissionRows.NotFoundOrHidden], [Git, CredentialManager, AzDevOps, Az, Terraform, Pipelines, Agent],
            "Get-AdoRepository -Project {project}", "adoentra repositories --organization {organization} --project {project}")
        {
            Codes = ["TF401019"],
        },
        new([PermissionRows.NotFoundOrHidden], null, "Get-AdoProject", "adoentra projects --organization {organization}"),
        new([OrganizationRows.NotInOrganization, OrganizationRows.PrincipalNotInOrganization], null,
            "Add-AdoServicePrincipal -ObjectId <object id>", "pwsh -c 'Add-AdoServicePrincipal -ObjectId <object id>'"),
        new([
                PermissionRows.NotPermitted, ProgramRows.FeedPermissionMissing, ProgramRows.GitPermissionMissing,
                OrganizationRows.SignInPage, OrganizationRows.SignInRedirect,
            ],
            null, "Test-AdoEntraConnection", "adoentra doctor --organization {organization}"),
    ];

    /// <summary>What to type; null where no command helps.</summary>
    public static NextCommand? Find(KnownCause row, string? program, string? code) =>
        Array.Find(s_commands, command =>
            command.Rows.Contains(row)
            && (command.Programs is null || (program is not null && command.Programs.Contains(program)))
            && (command.Codes is null || (code is not null && command.Codes.Contains(code))));

    private static NextCommand ForGit(KnownCause[] rows) =>
        new(rows, [Git, CredentialManager],
            "$env:ADO_HEADER = \"Authorization: $((Get-AdoEntraToken -AsHeader).Authorization)\"; "
                + "git --config-env=http.https://{gitHost}/.extraHeader=ADO_HEADER {gitArguments}",
            "ADO_HEADER=\"Authorization: bearer " + ShellToken + "\" "
                + "git --config-env=http.https://{gitHost}/.extraHeader=ADO_HEADER {gitArguments}");

    private static NextCommand ForGitBelow(KnownCause[] rows) =>
        new(rows, [GitBelow],
            "$env:GIT_CONFIG_COUNT = 1; $env:GIT_CONFIG_KEY_0 = 'http.https://{gitHost}/.extraHeader'; "
                + "$env:GIT_CONFIG_VALUE_0 = \"Authorization: $((Get-AdoEntraToken -AsHeader).Authorization)\"",
            "export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=http.https://{gitHost}/.extraHeader "
                + "GIT_CONFIG_VALUE_0=\"Authorization: bearer " + ShellToken + "\"");

    private static NextCommand Variable(string[] programs, string name) =>
        new(s_needsToken, programs, $"$env:{name} = {PowerShellToken}", $"export {name}={ShellToken}");

    private static NextCommand Certificates(string[] programs, string name, string value) =>
        new([NetworkRows.CertificateNotTrusted], programs, $"$env:{name} = '{value}'", $"export {name}='{value}'");

    private static NextCommand Same(KnownCause[] rows, string[]? programs, string command) => new(rows, programs, command, command);
}
