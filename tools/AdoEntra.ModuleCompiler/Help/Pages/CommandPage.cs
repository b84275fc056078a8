namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>What a page says about a cmdlet, as plain text.</summary>
internal sealed record CommandPage(
    MarkdownFile File,
    string Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyList<Example> Examples,
    IReadOnlyList<Described> Parameters,
    IReadOnlyList<Described> Inputs,
    IReadOnlyList<Described> Outputs,
    IReadOnlyList<string> Notes,
    IReadOnlyList<RelatedLink> RelatedLinks,
    IReadOnlyDictionary<string, int> SectionLines)
{
    public string Name => File.Name;

    /// <summary>Where a section stands, to report what is missing in it; the title where the page has no such section.</summary>
    public int LineOf(string section) => SectionLines.TryGetValue(section, out int line) ? line : File.Root.Line;
}
