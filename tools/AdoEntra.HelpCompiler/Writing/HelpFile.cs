using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AdoEntra.HelpCompiler.Writing;

/// <summary>The file as a whole: the same bytes for the same input, on every system.</summary>
internal static class HelpFile
{
    public static byte[] Write(IEnumerable<XElement> commands)
    {
        var document = new XDocument(new XElement(MamlNames.Items + "helpItems", new XAttribute("schema", "maml"), commands));
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.None,
        };
        using var bytes = new MemoryStream();
        using (XmlWriter writer = XmlWriter.Create(bytes, settings))
        {
            document.Save(writer);
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }
}
