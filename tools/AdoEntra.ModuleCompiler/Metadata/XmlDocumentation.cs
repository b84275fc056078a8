using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AdoEntra.ModuleCompiler.Metadata;

/// <summary>What the sources say about properties, in the file that the compiler makes of their comments.</summary>
internal sealed partial class XmlDocumentation
{
    private readonly Dictionary<string, string> _summaries;

    private XmlDocumentation(Dictionary<string, string> summaries) => _summaries = summaries;

    /// <exception cref="IOException">The file is not there.</exception>
    /// <exception cref="System.Xml.XmlException">It is not XML.</exception>
    public static XmlDocumentation Read(string path)
    {
        var summaries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (XElement member in XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member"))
        {
            if (member.Attribute("name") is { } name && member.Element("summary") is { } summary)
            {
                summaries[name.Value] = Text(summary);
            }
        }

        return new XmlDocumentation(summaries);
    }

    /// <summary>The summary of a property as plain text; null where it has none.</summary>
    public string? Summary(ModelProperty property) =>
        _summaries.TryGetValue($"P:{property.DeclaredIn}.{property.Name}", out string? text) && text.Length > 0 ? text : null;

    private static string Text(XElement summary)
    {
        var text = new StringBuilder();
        foreach (XNode node in summary.DescendantNodes())
        {
            text.Append(node switch
            {
                XText words => words.Value,
                XElement { Name.LocalName: "see" or "paramref" or "typeparamref", IsEmpty: true } reference => Name(reference),
                _ => string.Empty,
            });
        }

        return Blanks().Replace(text.ToString(), " ").Trim();
    }

    // A reference is written with its whole name (P:AdoEntra.AdoToken.Token); the last part is what a reader knows it by.
    private static string Name(XElement reference) => reference.FirstAttribute?.Value.Split('.', ':')[^1] ?? string.Empty;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
