using System.Xml;
using Markdig;
using Markdig.Syntax;

namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>A Markdown file cut at its headings. Reports what a console cannot show, so that nothing written is lost in silence.</summary>
internal sealed class MarkdownFile
{
    private static readonly MarkdownPipeline CommonMark = new MarkdownPipelineBuilder().Build();

    private readonly ProblemList _problems;

    private MarkdownFile(string path, ProblemList problems)
    {
        Path = path;
        _problems = problems;
    }

    public string Path { get; }

    /// <summary>The name that the file gives to its content.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The heading of the file, with its sections as entries; titled "" when the file has none.</summary>
    public Section Root { get; private set; } = new(string.Empty, 1);

    public static MarkdownFile Read(string path, ProblemList problems)
    {
        var file = new MarkdownFile(path, problems);
        string text = File.ReadAllText(path);
        if (!text.All(character => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character)))
        {
            file.Report(1, ProblemCode.Markdown, "The page holds a control character, which XML cannot carry.");
            return file;
        }

        file.Cut(Markdown.Parse(text, CommonMark));
        return file;
    }

    public void Report(int line, string code, string text) => _problems.Add(Path, line, code, text);

    /// <summary>The paragraphs of these blocks, as plain text.</summary>
    public IReadOnlyList<string> Text(IEnumerable<Block> blocks) =>
        PlainText.Paragraphs(blocks, (line, text) => Report(line, ProblemCode.Markdown, text));

    private void Cut(MarkdownDocument document)
    {
        Section? section = null;
        Section? entry = null;
        foreach (Block block in document)
        {
            if (block is not HeadingBlock heading)
            {
                (entry ?? section ?? Root).Blocks.Add(block);
                continue;
            }

            var next = new Section(Text([heading]) is [string title] ? title : string.Empty, heading.Line + 1);
            switch (heading.Level)
            {
                case 1 when Root.Title.Length == 0 && Root.IsEmpty:
                    Root = next;
                    break;
                case 2:
                    Root.Entries.Add(section = next);
                    entry = null;
                    break;
                case 3 when section is not null:
                    section.Entries.Add(entry = next);
                    break;
                default:
                    Report(
                        next.Line,
                        ProblemCode.Heading,
                        $"The heading '{next.Title}' has no place here: a page has one title, sections and entries of sections.");
                    break;
            }
        }
    }
}
