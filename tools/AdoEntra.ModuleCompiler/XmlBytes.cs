using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AdoEntra.ModuleCompiler;

/// <summary>An XML file as a whole: the same bytes for the same content, on every system.</summary>
internal static class XmlBytes
{
    public static byte[] Of(XElement root)
    {
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
            new XDocument(root).Save(writer);
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }
}
