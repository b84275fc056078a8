using Markdig.Syntax;

namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>A heading with what stands below it, up to the next heading of its level.</summary>
internal sealed class Section(string title, int line)
{
    public string Title { get; } = title;

    public int Line { get; } = line;

    /// <summary>What stands directly below the heading.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>The headings one level below, in order.</summary>
    public List<Section> Entries { get; } = [];

    public bool IsEmpty => Blocks.Count == 0 && Entries.Count == 0;
}
