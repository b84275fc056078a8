using System.Text.RegularExpressions;
using AdoEntra.Errors.KnownCauses;

namespace AdoEntra.Diagnosis.Explaining;

/// <summary>
/// The names in the output of a program: hosts, organization, project, repository, feed. They become part of a command that a user types,
/// so each is taken with the characters only that such a name has.
/// </summary>
internal sealed class FailureNames
{
    // Whole, or not at all: what is a name up to a character of a shell is another name.
    private const string Name = @"(?>[\w.~%-]+)(?![$`&|({*!]|[;'""]\w)";
    private const string OrganizationName = "[A-Za-z0-9][A-Za-z0-9-]*";
    private const string Quote = @"(?:'|\\u0027)";

    private static readonly Regex s_host = KnownCause.Pattern(@"\bhttps?://(?:[^/\s@'""]*@)?(?<host>[A-Za-z0-9.-]+)(?<path>/\w*)?");

    private static readonly Regex s_azure = KnownCause.Pattern(
        @"(?<![\w.-])(?:(?:[\w-]+\.)*dev\.azure\.com|(?:[\w-]+\.)+visualstudio\.com|login\.microsoftonline\.(?:com|us)|login\.windows\.net)"
            + @"(?![\w-])|\bazuredevops_\w|\bAzure (?:DevOps|Artifacts)\b"
    );

    // Where programs send their users to read, and where packages come from besides.
    private static readonly Regex s_reference = KnownCause.Pattern(
        @"^(?:aka\.ms|(?:[\w-]+\.)*(?:microsoft\.com|apache\.org|npmjs\.com|github\.com|githubusercontent\.com|terraform\.io"
            + @"|readthedocs\.io))$"
    );

    private static readonly Regex s_place = KnownCause.Pattern(
        @"(?<![\w.-])(?:(?<feedHost>pkgs\.)?dev\.azure\.com/(?<organization>" + OrganizationName + @")"
            + @"|(?<organization>" + OrganizationName + @")\.(?<feedHost>pkgs\.)?visualstudio\.com)(?![\w.%$`&|({*!-]|[;'""]\w)"
            + @"(?:/(?!_)(?<project>" + Name + @"))?(?:/_(?:git/(?<repository>" + Name + @")|packaging/(?<feed>" + Name + @")))?"
    );

    private static readonly Regex s_application = KnownCause.Pattern(
        $"(?:identifier|app|application) ?{Quote}(?<id>[0-9a-f-]{{36}}){Quote}");

    private static readonly Regex s_tenant = KnownCause.Pattern($"(?:directory|tenant) {Quote}(?<id>[0-9A-Za-z.-]{{3,80}}){Quote}");

    private static readonly Regex s_status = KnownCause.Pattern(
        @"(?:\b(?:status|code|error|response|HTTPError)[: ]*E?|\b|\(caused by )(?<status>40[0-9]|429|50[0-4])\b(?![.:-]\d)");

    private static readonly Regex s_connection = KnownCause.Pattern(@"service connection (?<name>[\w.-]+) which");

    /// <summary>The names in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="program">The program that wrote it.</param>
    public FailureNames(FailureText text, string? program)
    {
        string[] others =
        [
            .. PatternSearch.FindAll(s_host, text.Flat).Select(static match => match.Groups["host"].Value)
                .Where(static host => !s_azure.IsMatch(host) && !s_reference.IsMatch(host)),
        ];
        Match? azure = PatternSearch.Find(s_azure, text.Flat);
        NamesAzure = azure is not null
            || (others.Length == 0 && program is FailingPrograms.AzDevOps or FailingPrograms.Agent or FailingPrograms.CredentialManager);
        NamesOthersOnly = !NamesAzure && others.Length > 0;
        Host = azure?.Value.IndexOf('.') > 0 ? azure.Value : null;
        Match? place = PatternSearch.FindAll(s_place, text.Flat).OrderByDescending(static match => match.Length)
            .FirstOrDefault(static match => !match.Groups["organization"].Value.StartsWith("pkgsprod", StringComparison.OrdinalIgnoreCase));
        Organization = Group(place, "organization");
        Project = Group(place, "project");
        Repository = Group(place, "repository");
        Feed = Group(place, "feed");
        Place = place?.Value;
        Application = Group(PatternSearch.Find(s_application, text.Flat), "id");
        Tenant = Group(PatternSearch.Find(s_tenant, text.Flat), "id");
        Status = Group(PatternSearch.Find(s_status, text.Flat), "status");
        Connection = Group(PatternSearch.Find(s_connection, text.Flat), "name");
        Code = CauseTable.Codes(text.Flat).FirstOrDefault(static code => CauseTable.ByCode(code) is not null);
    }

    /// <summary>Whether a host of Azure DevOps or Entra is named, or the program talks to no other.</summary>
    public bool NamesAzure { get; }

    /// <summary>Whether the text is about other hosts alone.</summary>
    public bool NamesOthersOnly { get; }

    /// <summary>The host.</summary>
    public string? Host { get; }

    /// <summary>The organization.</summary>
    public string? Organization { get; }

    /// <summary>The project.</summary>
    public string? Project { get; }

    /// <summary>The repository.</summary>
    public string? Repository { get; }

    /// <summary>The feed.</summary>
    public string? Feed { get; }

    /// <summary>The address of the repository or the feed, without its scheme and what stands behind.</summary>
    public string? Place { get; }

    /// <summary>The client id.</summary>
    public string? Application { get; }

    /// <summary>The tenant.</summary>
    public string? Tenant { get; }

    /// <summary>The HTTP status.</summary>
    public string? Status { get; }

    /// <summary>The service connection.</summary>
    public string? Connection { get; }

    /// <summary>The first code that is known.</summary>
    public string? Code { get; }

    private static string? Group(Match? match, string name) =>
        match?.Groups[name] is { Success: true, Value: { Length: > 0 } value } ? value : null;
}
