namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>Reads sections that describe things one by one: parameters, inputs, outputs.</summary>
internal static class DescribedReader
{
    public static IReadOnlyList<Described> Read(MarkdownFile file, Section section)
    {
        if (section.Blocks.Count > 0)
        {
            file.Report(
                section.Blocks[0].Line + 1,
                ProblemCode.Heading,
                $"Text of '{section.Title}' stands below the heading of what it describes.");
        }

        var read = new List<Described>();
        foreach (Section entry in section.Entries)
        {
            if (read.Any(other => other.Name.Equals(entry.Title, StringComparison.OrdinalIgnoreCase)))
            {
                file.Report(entry.Line, ProblemCode.Heading, $"'{entry.Title}' is described twice.");
                continue;
            }

            IReadOnlyList<string> text = file.Text(entry.Blocks);
            if (text.Count == 0 && entry.Title != Nothing)
            {
                file.Report(entry.Line, ProblemCode.Empty, $"'{entry.Title}' has no description.");
            }

            read.Add(new Described(entry.Title, entry.Line, text));
        }

        return read;
    }

    /// <summary>The heading that stands for no input or no output; it may go without further words.</summary>
    public const string Nothing = "None";
}
