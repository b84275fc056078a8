using System.Xml.Linq;
using static AdoEntra.ModuleCompiler.Help.Writing.MamlNames;

namespace AdoEntra.ModuleCompiler.Help.Writing;

/// <summary>Text as MAML paragraphs.</summary>
internal static class Paragraphs
{
    public static IEnumerable<XElement> Of(IEnumerable<string> paragraphs) => paragraphs.Select(text => new XElement(Maml + "para", text));

    public static XElement Description(IEnumerable<string> paragraphs) => new(Maml + "description", Of(paragraphs));
}
