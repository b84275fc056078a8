using Markdig.Syntax;

namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>Reads the entries of the section with the examples.</summary>
internal static class ExampleReader
{
    private const string CodeLanguage = "powershell";
    private const string OutputLanguage = "output";

    public static IReadOnlyList<Example> Read(MarkdownFile file, Section section)
    {
        if (section.Blocks.Count > 0)
        {
            file.Report(section.Blocks[0].Line + 1, ProblemCode.Example, "Every example stands below a heading of its own.");
        }

        return [.. section.Entries.Select(entry => Read(file, entry, entry.Blocks.OfType<FencedCodeBlock>().ToLookup(Language)))];
    }

    private static Example Read(MarkdownFile file, Section entry, ILookup<string, FencedCodeBlock> code)
    {
        if (entry.Title.Length == 0)
        {
            file.Report(entry.Line, ProblemCode.Example, "The example has no title.");
        }

        if (code[CodeLanguage].Count() != 1 || PlainText.Code(code[CodeLanguage].Single()).Length == 0)
        {
            file.Report(
                entry.Line,
                ProblemCode.Example,
                $"The example '{entry.Title}' needs exactly one ```{CodeLanguage} block with code in it.");
        }

        if (code[OutputLanguage].Count() > 1)
        {
            file.Report(entry.Line, ProblemCode.Example, $"The example '{entry.Title}' has more than one ```{OutputLanguage} block.");
        }

        foreach (FencedCodeBlock other in code.Where(group => group.Key is not (CodeLanguage or OutputLanguage)).SelectMany(group => group))
        {
            file.Report(other.Line + 1, ProblemCode.Example, $"A code block of an example is ```{CodeLanguage} or ```{OutputLanguage}.");
        }

        IReadOnlyList<string> explanation = file.Text(entry.Blocks.Where(block => block is not FencedCodeBlock));
        if (explanation.Count == 0)
        {
            file.Report(entry.Line, ProblemCode.Example, $"The example '{entry.Title}' is not explained.");
        }

        return new Example(
            entry.Title,
            code[CodeLanguage].Select(PlainText.Code).FirstOrDefault(string.Empty),
            code[OutputLanguage].Select(PlainText.Code).FirstOrDefault(),
            explanation);
    }

    private static string Language(FencedCodeBlock block) => block.Info ?? string.Empty;
}
