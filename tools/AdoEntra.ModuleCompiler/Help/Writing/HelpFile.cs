using System.Xml.Linq;

namespace AdoEntra.ModuleCompiler.Help.Writing;

/// <summary>The file as a whole.</summary>
internal static class HelpFile
{
    public static byte[] Write(IEnumerable<XElement> commands) =>
        XmlBytes.Of(new XElement(MamlNames.Items + "helpItems", new XAttribute("schema", "maml"), commands));
}
