using AdoEntra.Errors.KnownCauses;
using static AdoEntra.Diagnosis.Explaining.FailingPrograms;

namespace AdoEntra.Diagnosis.Explaining;

/// <summary>What programs write in words of their own where Azure DevOps refuses them, and which known cause it is.</summary>
internal static class FailureRules
{
    private static readonly string[] s_feedPrograms = [DotNet, Npm, Pnpm, Pip, Twine, Maven, Gradle, PSResourceGet];

    // The first that fits counts: what says more stands first. Statuses stand last.
    private static readonly FailureRule[] s_rules =
    [
        new(PersonRows.SignInExpired, @"AADSTS50173\b", [Az, Terraform]),
        new(ProgramRows.PushNeedsPullRequest, @"\bTF402455\b", [Git]),
        new(ProgramRows.GitPermissionMissing, @"\bTF401027\b"),
        new(ProgramRows.NoCredentialStore, "No credential store has been selected|Unable to persist credentials with", [CredentialManager]),
        new(ProgramRows.PromptNotPossible, "user interactivity has been disabled|User cancel+ed authentication", [CredentialManager, Git]),
        new(ProgramRows.AgentPoolNotPermitted, @"needs (?:Manage|Listen|Use|Administer)\w* permissions? for pool"),
        new(ProgramRows.AgentNameTaken, "already contains an agent with name|A session for this agent already exists"),
        new(ProgramRows.NoSubscriptions, "No subscriptions? (?:were )?found for", [Az]),
        new(PermissionRows.NotPermitted, @"\bTF50309\b"),
        new(ProgramRows.AgentPoolNotFound, "Agent pool not found|No agent pool found with", [Agent]),
        new(ProgramRows.ProgramNeedsOrganization, "--organization must be specified", [AzDevOps, Az]),
        new(ProgramRows.NoCredentialForProgram, "Before you can run Azure DevOps commands, you need to run the login command"),
        new(OrganizationRows.NotInOrganization, "You are not authorized to access Azure DevOps Organization", [Terraform]),
        new(DeveloperToolRows.ToolNotInstalled, "exec: \"az\": executable file not found|ensure the Azure CLI is installed"),
        new(DeveloperToolRows.ToolNotSignedIn, "Please run 'az login'|please ensure .{0,60}log-?in with `?az login", [Az, Terraform]),
        new(ProgramRows.ProgramCredentialRefused, "The requested resource requires user authentication: https?://", [AzDevOps, Az]),
        new(ProgramRows.ProgramCredentialRefused, "401 Error, Credentials not correct for", [Pip]) { NeedsAzure = true },
        new(ProgramRows.FeedPermissionMissing, "lacks permission to complete this action") { NeedsAzure = true },

        // The network, whichever program.
        new(NetworkRows.ProxyRefused,
            @"CONNECT tunnel failed, response 407|HTTP code 407 from proxy|\b407 Proxy Authentication Required|\bE407\b|\(407\)"),
        new(NetworkRows.CertificateNotTrusted,
            "SSL certificate problem|self.signed certificate|SELF_SIGNED_CERT|remote certificate is invalid|PartialChain|UntrustedRoot"
                + "|SEC_E_UNTRUSTED_ROOT|CertGetCertificateChain trust error|server certificate verification failed"
                + "|trustAnchors parameter must be non-empty|unable to verify the first certificate|UNABLE_TO_VERIFY_LEAF_SIGNATURE"
                + "|PKIX path (?:building|validation) failed|CERTIFICATE_VERIFY_FAILED|UNABLE_TO_GET_ISSUER_CERT"
                + "|The SSL connection could not be established|x509: certificate signed by unknown") { NeedsAzure = true },
        new(NetworkRows.Unreachable,
            "Could not resolve host|getaddrinfo E(?:NOTFOUND|AI_AGAIN)|Failed to connect to|ECONNREFUSED|Name or service not known"
                + "|No such host is known|NameResolutionError|Temporary failure in name resolution|Connection timed out|ETIMEDOUT"
                + "|dial tcp") { NeedsAzure = true },
        new(NetworkRows.ConnectionLost,
            "TLS connection was non-properly terminated|Connection (?:was )?reset|ECONNRESET|early EOF|Empty reply from server"
                + "|RPC failed; curl") { NeedsAzure = true },

        // Git.
        new(ProgramRows.NoCredentialForProgram, "could not read (?:Username|Password) for '?https?://", [Git, CredentialManager])
        {
            NeedsAzure = true,
        },
        new(ProgramRows.ProgramCredentialRefused, "Authentication failed for '?https?://", [Git]) { NeedsAzure = true },
        // Git, which another program has run.
        new(ProgramRows.NoCredentialForProgram, "could not read (?:Username|Password) for '?https?://")
        {
            NeedsAzure = true,
            Command = NextCommands.GitBelow,
        },
        new(ProgramRows.ProgramCredentialRefused, "Authentication failed for '?https?://")
        {
            NeedsAzure = true,
            Command = NextCommands.GitBelow,
        },
        new(OrganizationRows.SignInRedirect, @"Maximum \(\d+\) redirects followed", [Git]) { NeedsAzure = true },
        new(OrganizationRows.SignInPage, @"info/refs not valid: is this a git repository", [Git]) { NeedsAzure = true },
        new(OrganizationRows.SignInPage, @"Azure DevOps Services \| Sign In"),
        new(OrganizationRows.SignInPage, "Cannot deserialize content-type: text/html", [AzDevOps, Az]),
        // With a code where the project or the repository is missing.
        new(OrganizationRows.OrganizationNotFound, @"^(?!.*\b(?:TF|VS)\d{5}).*fatal: repository 'https?://\S+' not found", [Git])
        {
            NeedsAzure = true,
        },

        // Feeds.
        new(ProgramRows.NoCredentialForProgram, "Credential not found for (?:username|password)", [Twine]) { NeedsAzure = true },
        new(ProgramRows.NoCredentialForProgram, @"User for \S+:", [Pip]) { NeedsAzure = true },
        new(ProgramRows.ProgramCredentialRefused, @"HTTPError: 401\b", [Twine]) { NeedsAzure = true },
        new(ProgramRows.NoCredentialForProgram, @"\bE401\b", [Npm]),
        new(ProgramRows.NoCredentialForProgram, @"\bENEEDAUTH\b", [Npm]) { NeedsAzure = true },
        new(ProgramRows.NoCredentialForProgram, @"_FETCH_401\b|status code 401 from server", [Pnpm, Gradle]) { NeedsAzure = true },
        new(ProgramRows.NoCredentialForProgram, "Authorization error accessing https?://") { NeedsAzure = true },
        new(ProgramRows.NoCredentialForProgram,
            @"\b401\b.{0,30}Unauthorized|Not authorized ?, ReasonPhrase", s_feedPrograms) { NeedsAzure = true },
        new(ProgramRows.NoCredentialForProgram, @"valid authentication credentials \(401") { NeedsAzure = true },
        new(ProgramRows.FeedPermissionMissing,
            @"\bE403\b|_FETCH_403\b|status code 403 from server|\b403\b.{0,20}Forbidden|Access denied to"
                + "|ReasonPhrase: ?Forbidden", s_feedPrograms) { NeedsAzure = true },
        new(PermissionRows.FeedHidden,
            @"\bE404\b|_FETCH_404\b|status code 404 from server|\b404\b.{0,20}Not Found|No matching distribution found"
                + @"|Could not find artifact \S+ in \S+ \(https?://", s_feedPrograms) { NeedsAzure = true },
        new(ServiceRows.NotAzureDevOps, "is not a valid JSON object|Unexpected token '?<", s_feedPrograms) { NeedsAzure = true },

        // Whatever says a status.
        new(ProgramRows.ProgramCredentialRefused, @"Request returned status: 401|(?:status|returned error):? 401\b") { NeedsAzure = true },
        new(PermissionRows.NotPermitted, @"returned error: 403|status: 403|403 \(?Forbidden") { NeedsAzure = true },
        new(ServiceRows.Throttled, @"returned error: 429|\b429\b.{0,20}Too Many Requests|\bE429\b") { NeedsAzure = true },
        new(ServiceRows.Unavailable,
            @"returned error: 50[0234]|\b50[0234]\b.{0,25}(?:Service Unavailable|Bad Gateway|Gateway Time-?out|Internal Server Error)"
                + @"|\bE50[0234]\b") { NeedsAzure = true },
    ];

    // Rows whose words are as precise in the output of any program as in a response of the service.
    private static readonly KnownCause[] s_wordRows = [.. PolicyRows.Rows, OrganizationRows.PersonalAccessTokenRestricted];

    /// <summary>The cause of a failure, and the rule that found it; null where it is not known.</summary>
    public static (KnownCause Row, FailureRule? Rule)? Find(FailureText text, string? program, FailureNames names)
    {
        if (CauseTable.ByWords(text.Flat, s_wordRows) is { } said) return (said, null);
        FailureRule? early = s_rules.FirstOrDefault(rule => rule.IsPrecise && rule.Fits(text, program, names));
        if (early is not null) return (early.Row, early);
        foreach (string code in CauseTable.Codes(text.Flat))
        {
            if (CauseTable.ByCode(code) is { } row) return (row, null);
        }

        // Behind the codes: 'service endpoint' and 'not authorized' stand in one text without being about each other.
        if (CauseTable.ByWords(text.Flat, ServiceConnectionRows.Rows) is { } connection) return (connection, null);

        FailureRule? late = s_rules.FirstOrDefault(rule => !rule.IsPrecise && rule.Fits(text, program, names));
        return late is null ? null : (late.Row, late);
    }
}
