using System.Globalization;
using Markdig.Syntax;

namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>Blocks of Markdown as paragraphs of plain text, as a console shows them.</summary>
internal static class PlainText
{
    /// <summary>Told about each thing that has no plain form, with its line.</summary>
    public delegate void Refusal(int line, string text);

    public static IReadOnlyList<string> Paragraphs(IEnumerable<Block> blocks, Refusal refuse)
    {
        var paragraphs = new List<string>();
        foreach (Block block in blocks)
        {
            switch (block)
            {
                case LeafBlock and (ParagraphBlock or HeadingBlock):
                    paragraphs.Add(PlainInlines.Text((LeafBlock)block, refuse));
                    break;
                case ListBlock list:
                    paragraphs.Add(List(list, refuse));
                    break;
                case CodeBlock code:
                    // The help system trims a paragraph, so the code keeps its own indentation only inside the block.
                    paragraphs.Add(Code(code));
                    break;
                case LinkReferenceDefinitionGroup:
                    break;
                default:
                    refuse(block.Line + 1, $"A {Name(block)} cannot be shown in a console; write paragraphs, flat lists and code blocks.");
                    break;
            }
        }

        return [.. paragraphs.Where(paragraph => paragraph.Length > 0)];
    }

    /// <summary>The lines of a code block, as they are.</summary>
    public static string Code(CodeBlock code) =>
        string.Join('\n', Enumerable.Range(0, code.Lines.Count).Select(index => code.Lines.Lines[index].Slice.ToString())).TrimEnd();

    // One paragraph with a line for each item: PowerShell drops MAML lists in examples, inputs, outputs and notes.
    private static string List(ListBlock list, Refusal refuse)
    {
        int number = list.IsOrdered && int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out int start) ? start : 1;
        var lines = new List<string>();
        foreach (ListItemBlock item in list.OfType<ListItemBlock>())
        {
            string mark = list.IsOrdered ? $"{number++}. " : "- ";
            if (item is [ParagraphBlock paragraph])
            {
                lines.Add(mark + PlainInlines.Text(paragraph, refuse));
            }
            else
            {
                refuse(item.Line + 1, "An item of a list is one paragraph; lists inside lists cannot be shown.");
            }
        }

        return string.Join('\n', lines);
    }

    private static string Name(Block block) => block switch
    {
        HtmlBlock => "block of HTML",
        QuoteBlock => "quotation",
        ThematicBreakBlock => "rule",
        _ => block.GetType().Name,
    };
}
