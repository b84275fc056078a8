using System.Reflection;
using System.Text.RegularExpressions;
using AdoEntra.Diagnosis.Explaining;
using AdoEntra.Errors;

namespace AdoEntra.Core.Tests.Diagnosis.Explaining;

/// <summary>What a real program wrote where it was refused, and what is to be said about it. A line of the file: <c>### name | program |
/// cause | person | part of the command | where it is from</c>, a dash for none.</summary>
internal sealed record RecordedOutput(string Name, string? Program, string? Cause, string? Person, string? Command, string Text)
{
    private static readonly Regex s_record = new(@"^### (?<head>.+)\n(?<text>(?:(?!### ).*\n)*)", RegexOptions.Multiline);

    /// <summary>The outputs of a file.</summary>
    public static RecordedOutput[] Read(string file) =>
    [
        .. s_record
            .Matches(
                File.ReadAllText(
                    Path.Combine(Repository.Root, "tests", "AdoEntra.Core.Tests", "Diagnosis", "Explaining", "outputs", file)
                ).Replace("\r\n", "\n")
            )
            .Cast<Match>()
            .Select(static match =>
            {
                string?[] head = [.. match.Groups["head"].Value.Split('|').Select(static part => Part(part.Trim()))];
                return new RecordedOutput(head[0]!, head[1], head[2], PersonOf(head[3]), head[4], match.Groups["text"].Value);
            }),
    ];

    /// <summary>What is wrong with what is said about it; null where all is right.</summary>
    public string? Mistake()
    {
        AdoExplanation said = Explainer.Explain(Text);
        (string? Cause, string? Person) expected = (Cause, Person);
        if (expected != (said.Cause, said.WhoCanFix)) return $"{Name}: {said.Program}: {said.Cause}, {said.WhoCanFix}; expected {expected}";
        if (Program is not null && said.Program != Program) return $"{Name}: program {said.Program}; expected {Program}";
        bool same = Command is null ? said.Command is null : said.Command?.Contains(Command) == true;
        return same ? null : $"{Name}: command {said.Command}; expected {Command}";
    }

    private static string? Part(string text) => text is "-" or "not known" ? null : text;

    private static string? PersonOf(string? name) =>
        name is null
            ? null
            : (string)typeof(WhoCanFix).GetField(name, BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue()!;
}
