namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>Finds the sections of a page and reports those that are missing, empty, unknown, doubled or out of order.</summary>
internal static class SectionReader
{
    private static string Order => string.Join(", ", SectionName.InOrder);

    public static IReadOnlyDictionary<string, Section> Read(MarkdownFile file)
    {
        var sections = new Dictionary<string, Section>(StringComparer.Ordinal);
        int reached = -1;
        foreach (Section section in file.Root.Entries)
        {
            int place = SectionName.InOrder.ToList().IndexOf(section.Title);
            if (place < 0)
            {
                file.Report(section.Line, ProblemCode.Heading, $"'{section.Title}' is not a section of a page ({Order}).");
            }
            else if (!sections.TryAdd(section.Title, section))
            {
                file.Report(section.Line, ProblemCode.Heading, $"The section '{section.Title}' comes twice.");
            }
            else if (place < reached)
            {
                file.Report(section.Line, ProblemCode.Heading, $"The section '{section.Title}' comes too late; the order is {Order}.");
            }
            else if (section.IsEmpty)
            {
                file.Report(section.Line, ProblemCode.Empty, $"The section '{section.Title}' is empty.");
            }

            reached = Math.Max(reached, place);
        }

        foreach (string missing in SectionName.InOrder.Except(SectionName.Optional).Except(sections.Keys))
        {
            file.Report(file.Root.Line, ProblemCode.MissingSection, $"The section '{missing}' is missing.");
        }

        return sections;
    }
}
