using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>Reads the list of related links. The first is a web address, since <c>Get-Help -Online</c> opens it.</summary>
internal static class RelatedLinkReader
{
    public static IReadOnlyList<RelatedLink> Read(MarkdownFile file, Section section)
    {
        var links = new List<RelatedLink>();
        foreach (Block block in section.Blocks)
        {
            if (block is not ListBlock list)
            {
                file.Report(block.Line + 1, ProblemCode.Link, "Related links are a list, one link an item.");
                continue;
            }

            links.AddRange(list.OfType<ListItemBlock>().Select(item => Read(file, item)).OfType<RelatedLink>());
        }

        if (links is [{ Address: null }, ..])
        {
            file.Report(
                section.Line,
                ProblemCode.Link,
                $"The first related link is '{links[0].Text}'; Get-Help -Online needs a web address there.");
        }

        return links;
    }

    private static RelatedLink? Read(MarkdownFile file, ListItemBlock item)
    {
        if (item is not [ParagraphBlock { Inline: { } inlines } paragraph]
            || inlines.ToList() is not [LinkInline { IsImage: false, Url: { } address } link])
        {
            file.Report(item.Line + 1, ProblemCode.Link, "An item of the related links is a link and nothing else.");
            return null;
        }

        if (PlainInlines.IsWeb(address))
        {
            return new RelatedLink(Text(link), address);
        }

        if (!File.Exists(Path.Combine(Path.GetDirectoryName(file.Path)!, address)))
        {
            file.Report(paragraph.Line + 1, ProblemCode.Link, $"The link leads to '{address}', which does not exist.");
        }

        return new RelatedLink(Text(link), null);
    }

    private static string Text(LinkInline link) =>
        string.Concat(link.Select(inline => inline is CodeInline code ? code.Content : inline.ToString()));
}
