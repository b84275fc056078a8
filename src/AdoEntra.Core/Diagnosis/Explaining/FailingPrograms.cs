using System.Text.RegularExpressions;
using AdoEntra.Errors.KnownCauses;

namespace AdoEntra.Diagnosis.Explaining;

/// <summary>The programs whose failures are known, by what they write.</summary>
internal static class FailingPrograms
{
    public const string Git = "git";
    public const string CredentialManager = "git-credential-manager";
    public const string Az = "az";
    public const string AzDevOps = "az devops";
    public const string DotNet = "dotnet";
    public const string Npm = "npm";
    public const string Pip = "pip";
    public const string Twine = "twine";
    public const string Maven = "mvn";
    public const string Pnpm = "pnpm";
    public const string Gradle = "gradle";
    public const string PSResourceGet = "PSResourceGet";
    public const string Terraform = "terraform";
    public const string Agent = "agent";
    public const string Pipelines = "Azure Pipelines";
    public const string Entra = "Entra";

    // The first that fits counts: a program that runs another one stands before it.
    private static readonly (string Name, Regex Lines)[] s_programs =
    [
        (Twine, Line(@"^Uploading distributions to|^(?:ERROR +)?NonInteractive: Credential not found|^ERROR +HTTPError: \d{3} ")),
        (Terraform, Line(
            @"^ *on \S+\.tf line \d|^Initializing the backend|^Terraform (?:planned|encountered|has been)|AzureCli Authorizer"
                + @"|^Error: .*\bazuredevops_|registry\.terraform\.io")),
        (
            Maven,
            Line(@"^(?:.{0,40})\[(?:ERROR|WARNING|FATAL)\].*(?:\bmaven\b|\bmvn\b|\bPOM\b|[Cc]ould not transfer (?:artifact|metadata))")
        ),
        (Pnpm, Line(@"\bERR_PNPM_")),
        (Gradle, Line(@"^\* What went wrong:|^ *> Could not (?:GET|HEAD|resolve) ")),
        (PSResourceGet, Line(@"\b(?:Find|Install|Save|Update|Publish)-PSResource: ")),
        (Npm, Line(@"^npm (?:ERR!|error)")),
        (Pip, Line(
            @"^Looking in indexes: |[/\\]pip[/\\]_internal|^ERROR: (?:No matching distribution|Could not find a version)"
                + "|^WARNING: (?:Keyring is skipped|401 Error, Credentials not correct)")),
        (DotNet, Line(
            @"\bNU\d{4}\b|NuGet\.targets|\[CredentialProvider|\berror (?:CS|MSB|NETSDK)\d+|service index for source|\.(?:cs|fs|vb)proj\b")),
        (Agent, Line(
            @"^>> (?:Connect|Register Agent|End User License)|^Scanning for tool capabilities"
                + "|^Enter (?:server URL|agent pool|authentication type)"
                + @"|[/\\]_diag[/\\]Agent_|needs \w+ permissions? for pool|^Agent pool not found|^Failed to create session")),
        (Pipelines, Line(@"pipeline is not valid|aka\.ms/yamlauthz|service connection .{0,120}could not be found")),
        (AzDevOps, Line(
            @"Before you can run Azure DevOps commands|--organization must be specified|^(?:ERROR: )?The requested resource requires user"
                + @"|azext_devops|(?-i:^ERROR: (?:TF|VS)\d{3,})|/_apis/")),
        (Az, Line(@"\baz login\b|(?-i:^ERROR: )|/usr/bin/az |\bazure[/\\]cli\b|Azure CLI")),
        (CredentialManager, Line(
            @"\bGCM_|aka\.ms/gcm|^fatal: (?:Cannot prompt because user|User cancel+ed authentication|Failed to create PAT|AADSTS"
                + @"|Unable to persist credentials|No credential store)|git-credential-manager")),
        (Git, Line(@"^(?:remote|fatal): |^Cloning into |\[remote rejected\]|^error: failed to push|^CONFLICT \(|^Automatic merge failed")),
        (Entra, Line(@"\bAADSTS\d{5,}")),
    ];

    // As their files are called. An agent is configured by config.sh or config.cmd.
    private static readonly string[] s_files =
        [Git, CredentialManager, Az, DotNet, "nuget", Npm, Pnpm, Pip, "pip3", Twine, Maven, Gradle, Terraform, "config"];

    /// <summary>Whether the output of a program can be explained at all.</summary>
    /// <param name="file">The name of the program's file, without extension.</param>
    public static bool Includes(string file) => s_files.Contains(file, StringComparer.OrdinalIgnoreCase);

    /// <summary>The program that wrote a text; null where it does not show.</summary>
    public static string? Of(FailureText text) => 
        Array.Find(s_programs, program => PatternSearch.Find(program.Lines, text.Lines) is not null).Name;

    private static Regex Line(string pattern) => new($"(?m:{pattern})", KnownCause.Pattern("x").Options, TimeSpan.FromMilliseconds(200));
}
