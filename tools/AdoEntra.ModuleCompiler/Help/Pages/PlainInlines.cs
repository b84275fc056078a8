using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>The text of a paragraph without its marks: code and emphasis lose them, a web link keeps its address behind its text.</summary>
internal static class PlainInlines
{
    public static string Text(LeafBlock block, PlainText.Refusal refuse)
    {
        var text = new StringBuilder();
        Write(block.Inline, block.Line + 1, text, refuse);
        return text.ToString().Trim();
    }

    public static bool IsWeb(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    private static void Write(ContainerInline? container, int line, StringBuilder text, PlainText.Refusal refuse)
    {
        foreach (Inline inline in container ?? Enumerable.Empty<Inline>())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.ToString());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case LineBreakInline lineBreak:
                    text.Append(lineBreak.IsHard ? '\n' : ' ');
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.ToString());
                    break;
                case AutolinkInline autolink:
                    text.Append(autolink.Url);
                    break;
                case LinkInline { IsImage: false } link:
                    Write(link, line, text, refuse);
                    text.Append(IsWeb(link.Url) ? $" ({link.Url})" : string.Empty);
                    break;
                case EmphasisInline emphasis:
                    Write(emphasis, line, text, refuse);
                    break;
                case HtmlInline html:
                    refuse(line, $"'{html.Tag}' would be lost as HTML; write it as `code`.");
                    break;
                default:
                    refuse(line, "An image cannot be shown in a console.");
                    break;
            }
        }
    }
}
