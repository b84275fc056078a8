namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>A parameter described once for every cmdlet that has it.</summary>
internal sealed record SharedParameter(MarkdownFile File, IReadOnlyList<string> Text)
{
    public string Name => File.Name;

    public static SharedParameter Read(string path, ProblemList problems)
    {
        MarkdownFile file = MarkdownFile.Read(path, problems);
        if (file.Root.Title != "-" + file.Name)
        {
            file.Report(file.Root.Line, ProblemCode.Title, $"The page begins with '# -{file.Name}'.");
        }

        foreach (Section section in file.Root.Entries)
        {
            file.Report(section.Line, ProblemCode.Heading, "The description of a shared parameter has no headings inside.");
        }

        IReadOnlyList<string> text = file.Text(file.Root.Blocks);
        if (text.Count == 0)
        {
            file.Report(file.Root.Line, ProblemCode.Empty, $"'-{file.Name}' has no description.");
        }

        return new SharedParameter(file, text);
    }
}
