using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;
using static AdoEntra.Diagnosis.Explaining.FailingPrograms;

namespace AdoEntra.Diagnosis.Explaining;

/// <summary>Says what the failure of a program means, from what it wrote; without a request, and without a guess.</summary>
internal static class Explainer
{
    private static readonly Regex s_hole = new(@"(?<!\$)\{(?<name>[a-z][A-Za-z]*)\}", RegexOptions.CultureInvariant);

    // 'Unexpected' is what the tool calls a failure that it has no id for.
    private static readonly Regex s_ownError = new(
        @"(?m:^adoentra: (?!Unexpected:)(?<id>[A-Z][A-Za-z]+): (?<what>.+)$\n?(?<advice>.*)$)", RegexOptions.CultureInvariant);

    private static readonly Dictionary<string, string> s_spoken = new(StringComparer.Ordinal)
    {
        [Az] = "the Azure CLI",
        [AzDevOps] = "the Azure DevOps extension of the Azure CLI",
        [DotNet] = "NuGet",
        [Maven] = "Maven",
        [Gradle] = "Gradle",
        [Terraform] = "Terraform",
        [Agent] = "the agent",
        [CredentialManager] = "Git Credential Manager",
    };

    /// <summary>What the output of a program means.</summary>
    /// <param name="output">What it wrote, stderr first of all.</param>
    public static AdoExplanation Explain(string output)
    {
        FailureText text = FailureText.Of(output);
        if (Own(text) is { } own) return own;
        string? program = FailingPrograms.Of(text);
        var names = new FailureNames(text, program);
        if (names.NamesOthersOnly && names.Code is null) return Unknown(program);
        if (FailureRules.Find(text, program, names) is not { } found) return Unknown(program);
        (KnownCause row, FailureRule? rule) = found;
        NextCommand? next = NextCommands.Find(row, rule?.Command ?? program, names.Code);
        StatedCause said = row.Say(Values(row, rule, text, program, names, next));
        return new(program, said.What)
        {
            Cause = said.ErrorId,
            Code = row.Codes.FirstOrDefault(code => code.Equals(names.Code, StringComparison.OrdinalIgnoreCase)),
            Remedy = said.Advice,
            WhoCanFix = row.WhoCanFix,
            Command = next is null ? null : Fill(next.PowerShell, names, text, CommandWord.PowerShell),
            ShellCommand = next is null ? null : Fill(next.Shell, names, text, CommandWord.Shell),
            ServiceConnection = row == ServiceConnectionRows.ConnectionUnavailable ? names.Connection : null,
            Project = names.Project is { } project ? CommandWord.Unescaped(project) : null,
        };
    }

    /// <summary>An explanation about a service connection, now that it is known what is the matter with it.</summary>
    public static AdoExplanation Explain(AdoExplanation explanation, KnownCause row)
    {
        StatedCause said = row.Say(("connection", $"'{explanation.ServiceConnection}'"));
        return new(explanation.Program, said.What)
        {
            Cause = said.ErrorId,
            Code = explanation.Code,
            Remedy = said.Advice,
            WhoCanFix = row.WhoCanFix,
        };
    }

    /// <summary>What a failure of ours means: it knows its cause.</summary>
    public static AdoExplanation Explain(AdoEntraException failure)
    {
        string? code = CauseTable.Codes(failure.Message).FirstOrDefault();
        KnownCause? row = CauseTable.All.FirstOrDefault(row => row.ErrorId == failure.ErrorId && Commanded(row));
        NextCommand? next = row is null ? null : NextCommands.Find(row, null, code);
        return new("AdoEntra", failure.Summary)
        {
            Cause = failure.ErrorId,
            Code = code,
            Remedy = failure.RecommendedAction,
            WhoCanFix = failure.WhoCanFix,
            Command = next?.PowerShell.IndexOf('{') is -1 ? next.PowerShell : null,
            ShellCommand = next?.Shell.IndexOf('{') is -1 ? next.Shell : null,
        };
    }

    /// <summary>What a failure of ours means, of which only its texts are here: it comes from another process.</summary>
    /// <param name="program">Which part of AdoEntra failed.</param>
    /// <param name="errorId">Its error id.</param>
    /// <param name="what">What happened.</param>
    /// <param name="advice">What to do; null where that is not known.</param>
    public static AdoExplanation Explain(string program, string errorId, string what, string? advice) =>
        new(program, what)
        {
            Cause = errorId,
            Code = CauseTable.Codes(what).FirstOrDefault(),
            Remedy = advice,
            WhoCanFix = WhoCanFix.Of(errorId),
        };

    /// <summary>What can be said where a program has failed and what it wrote is not here.</summary>
    /// <param name="program">The program's name.</param>
    /// <param name="pipe">How its output reaches an explanation: a command.</param>
    public static AdoExplanation WithoutOutput(string program, string pipe) =>
        new(program, $"Not known: this error contains the exit code of {program}, not its output. Run it again as: {pipe}");

    private static bool Commanded(KnownCause row) => NextCommands.Find(row, null, null) is not null;

    // What adoentra has written is an explanation already.
    private static AdoExplanation? Own(FailureText text)
    {
        Match own = s_ownError.Match(text.Lines);
        if (!own.Success) return null;
        string advice = own.Groups["advice"].Value.Trim();
        return Explain("adoentra", own.Groups["id"].Value, own.Groups["what"].Value.Trim(), advice.Length > 0 ? advice : null);
    }

    private static AdoExplanation Unknown(string? program) =>
        new(program, $"Not known: {Spoken(program)} says nothing that is known to be a refusal by Azure DevOps or Entra.");

    private static string Spoken(string? program) =>
        program is null ? "the program" : s_spoken.TryGetValue(program, out string? spoken) ? spoken : program;

    private static (string, string?)[] Values(
        KnownCause row, FailureRule? rule, FailureText text, string? program, FailureNames names, NextCommand? next) =>
        [
            ("tool", Spoken(program)),
            ("organization", names.Organization),
            ("host", names.Host ?? "Azure DevOps"),
            ("what", What(program, names)),
            ("status", names.Status ?? UsualStatus(row)),
            ("code", names.Code),
            ("application", names.Application is { } id ? $"the application {id}" : null),
            ("tenant", names.Tenant is { } tenant ? $"the tenant '{tenant}'" : null),
            ("connection", names.Connection is { } connection ? $"'{connection}'" : null),
            ("proxy", "of this machine"),
            ("command", "az"),
            ("install", "Install the Azure CLI"),
            ("signInLine", "az login"),
            ("mediaType", "not JSON"),
            ("words", Words(row, rule, text)),
            ("details", next is null ? null : Fill(next.Note, names, text, CommandWord.PowerShell)),
        ];

    private static string? What(string? program, FailureNames names) =>
        names.Code is "TF200016" or "VS800075" ? names.Project is { } project ? $"the project '{Shown(project)}'" : "the project"
        : names.Repository is { } repository ? $"the repository '{Shown(repository)}'"
        : names.Code == "TF401019" ? "the repository"
        : names.Feed is { } feed ? $"a package of the feed '{Shown(feed)}'"
        : program is null ? null
        : "what was requested";

    private static string Shown(string name) => CommandWord.Unescaped(name) ?? name;

    private static string UsualStatus(KnownCause row) =>
        row == OrganizationRows.SignInPage ? "203"
        : row == OrganizationRows.SignInRedirect ? "302"
        : row == ServiceRows.Throttled ? "429"
        : row == ServiceRows.NotAzureDevOps ? "200"
        : row == ServiceRows.Unavailable ? "503"
        : "refused";

    private static string Words(KnownCause row, FailureRule? rule, FailureText text)
    {
        string? found = rule?.In(text) ?? (row.Words is null ? null : PatternSearch.Find(row.Words, text.Flat)?.Value);
        string said = string.IsNullOrEmpty(found) ? "see the output" : found!;
        return (said.Length > 120 ? said.Substring(0, 120) + "..." : said.TrimEnd('.', ' ')) + ".";
    }

    private static string Fill(string command, FailureNames names, FailureText text, Func<string?, string, string> word) =>
        s_hole.Replace(command, hole => hole.Groups["name"].Value switch
        {
            "organization" => names.Organization ?? "<organization>",
            "project" => word(names.Project, "<project>"),
            "feed" => names.Feed ?? "<source>",
            "feedPlace" => names.Feed is null ? "pkgs.dev.azure.com/<organization>/_packaging/<feed>" : names.Place!,
            "gitHost" => names.Host is { } host && host.IndexOf("microsoftonline", StringComparison.Ordinal) < 0 ? host : "dev.azure.com",
            "gitUrl" => $"https://{names.Place ?? names.Host ?? "dev.azure.com"}",
            "gitArguments" => GitArguments(names, text),
            "tenantOption" => names.Tenant is { } tenant ? $" --tenant {tenant}" : string.Empty,
            _ => hole.Value,
        });

    private static string GitArguments(FailureNames names, FailureText text) =>
        text.Lines.IndexOf("failed to push", StringComparison.Ordinal) >= 0 ? "push"
        : text.Lines.IndexOf("Cloning into", StringComparison.Ordinal) >= 0 || names.Repository is not null
            ? $"clone {(names.Repository is null ? "<address>" : $"https://{names.Place}")}"
        : "<the same arguments again>";
}
