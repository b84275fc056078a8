namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>Reads a cmdlet's page and reports where its form is wrong.</summary>
internal static class CommandPageReader
{
    public static CommandPage Read(string path, ProblemList problems)
    {
        MarkdownFile file = MarkdownFile.Read(path, problems);
        if (file.Root.Title != file.Name || file.Root.Blocks.Count > 0)
        {
            file.Report(file.Root.Line, ProblemCode.Title, $"The page begins with '# {file.Name}' and goes on with its first section.");
        }

        IReadOnlyDictionary<string, Section> sections = SectionReader.Read(file);
        Section Get(string name) => sections.TryGetValue(name, out Section? section) ? section : new Section(name, file.Root.Line);

        return new CommandPage(
            file,
            Synopsis(file, Get(SectionName.Synopsis)),
            Text(file, Get(SectionName.Description)),
            ExampleReader.Read(file, Get(SectionName.Examples)),
            DescribedReader.Read(file, Get(SectionName.Parameters)),
            DescribedReader.Read(file, Get(SectionName.Inputs)),
            DescribedReader.Read(file, Get(SectionName.Outputs)),
            Text(file, Get(SectionName.Notes)),
            RelatedLinkReader.Read(file, Get(SectionName.RelatedLinks)),
            sections.ToDictionary(section => section.Key, section => section.Value.Line));
    }

    private static string Synopsis(MarkdownFile file, Section section)
    {
        IReadOnlyList<string> text = Text(file, section);
        if (text.Count > 1)
        {
            file.Report(section.Line, ProblemCode.Heading, "The synopsis is one paragraph; lists of commands show it in one line.");
        }

        return text.FirstOrDefault(string.Empty);
    }

    private static IReadOnlyList<string> Text(MarkdownFile file, Section section)
    {
        foreach (Section entry in section.Entries)
        {
            file.Report(entry.Line, ProblemCode.Heading, $"'{section.Title}' has no headings inside.");
        }

        return file.Text(section.Blocks);
    }
}
