using System.Text;
using AdoEntra.Errors.KnownCauses;
using static System.FormattableString;

namespace AdoEntra.Core.Tests.Errors.KnownCauses;

/// <summary>docs/troubleshooting.md and about_AdoEntra_Troubleshooting, made from the table of known causes.</summary>
internal static class CauseDocumentation
{
    private const int Width = 76;

    /// <summary>The page.</summary>
    public static string Page()
    {
        var page = new StringBuilder();
        page.Append("# Troubleshooting\n\n");
        page.Append("Why an identity is refused, what to do about it, and who can do it. `Test-AdoEntraConnection`\n");
        page.Append("(`adoentra doctor` in other shells) walks the whole way and says which of these it is, with the ids to give\n");
        page.Append("to an administrator; every error of a command says the same of itself. With `-AsText` it writes a report\n");
        page.Append("for a ticket, without tokens and secrets. Words in angle brackets stand for the names of a case.\n\n");
        page.Append("This page is made from the table in `src/AdoEntra.Core/Errors/KnownCauses`; `ADOENTRA_UPDATE_DOCS=1 dotnet test\n");
        page.Append("tests/AdoEntra.Core.Tests --filter CauseTableTests` writes it again. See also: [signing in](sign-in/README.md),\n");
        page.Append("[calling the REST API](rest.md).\n");
        foreach ((string title, KnownCause[] rows) in CauseTable.Groups)
        {
            page.Append(Invariant($"\n## {title}\n\n"));
            page.Append("| Error id | Codes, name | What happened | What to do | Who |\n");
            page.Append("|---|---|---|---|---|\n");
            foreach (KnownCause row in rows)
            {
                StatedCause said = row.Say();
                string names = string.Join(", ", row.Codes.Append(row.Name));
                page.Append(Invariant($"| `{row.ErrorId}` | {names} | {Cell(said.What)} "));
                page.Append(Invariant($"| {Cell(said.Advice)} | {Cell(row.WhoCanFix)} |\n"));
            }
        }

        return page.ToString();
    }

    /// <summary>The topic of Get-Help.</summary>
    public static string Topic()
    {
        var topic = new StringBuilder();
        topic.Append("TOPIC\n    about_AdoEntra_Troubleshooting\n\n");
        topic.Append("SHORT DESCRIPTION\n    Why an identity is refused, what to do about it, and who can do it.\n\n");
        topic.Append("LONG DESCRIPTION\n");
        Wrap(
            topic,
            4,
            "Test-AdoEntraConnection walks the whole way from the sign-in method to a project's repositories and says which of the causes "
                + "below it is, with the ids to give to an administrator:"
        );
        topic.Append("\n        Test-AdoEntraConnection -Organization MyOrg -Identity\n\n");
        Wrap(
            topic,
            4,
            "With -AsText it writes a report for a ticket, without tokens and secrets. Each error of a command has the same cause and "
                + "remedy ($Error[0].Exception.ErrorId, RecommendedAction, WhoCanFix). Words in angle brackets stand for the names of a "
                + "case."
        );
        foreach ((string title, KnownCause[] rows) in CauseTable.Groups)
        {
            topic.Append(Invariant($"\n{title.ToUpperInvariant()}\n"));
            foreach (KnownCause row in rows)
            {
                StatedCause said = row.Say();
                topic.Append('\n');
                Wrap(topic, 4, $"{row.ErrorId} ({string.Join(", ", row.Codes.Append(row.Name))})");
                Wrap(topic, 8, said.What);
                Wrap(topic, 8, said.Advice);
                Wrap(topic, 8, $"Who: {row.WhoCanFix}.");
            }
        }

        topic.Append("\nSEE ALSO\n    about_AdoEntra\n    about_AdoEntra_Rest\n    Test-AdoEntraConnection\n");
        return topic.ToString();
    }

    // What stands between angle brackets is HTML to a Markdown reader, and a bar ends a cell.
    private static string Cell(string text) => text.Replace("|", "\\|").Replace("<", "&lt;").Replace(">", "&gt;").Replace("*", "\\*");

    private static void Wrap(StringBuilder topic, int indent, string text)
    {
        string margin = new(' ', indent);
        string line = margin;
        foreach (string word in text.Split(' '))
        {
            if (line.Length + word.Length + 1 > Width && line.Trim().Length > 0)
            {
                topic.Append(line).Append('\n');
                line = margin;
            }

            line += line == margin ? word : " " + word;
        }

        topic.Append(line).Append('\n');
    }
}
