using System.Xml;
using System.Xml.Linq;

namespace AdoEntra.ModuleCompiler.Views;

/// <summary>The folder with the views that are written by hand.</summary>
internal static class ViewFolder
{
    public static IReadOnlyList<View> Read(string path, ProblemList problems) =>
    [
        .. Directory.EnumerateFiles(path, "*.Format.ps1xml")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => ReadFile(file, problems)),
    ];

    private static IEnumerable<View> ReadFile(string path, ProblemList problems)
    {
        XElement root;
        try
        {
            root = XDocument.Load(path, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException exception)
        {
            problems.Add(path, Math.Max(1, exception.LineNumber), ProblemCode.ViewFile, $"The file is not XML: {exception.Message}");
            return [];
        }

        if (root.Name != "Configuration" || root.Elements().Select(child => child.Name.LocalName).ToArray() is not ["ViewDefinitions"])
        {
            problems.Add(path, Line(root), ProblemCode.ViewFile, "The file is a Configuration with ViewDefinitions and nothing else.");
            return [];
        }

        return root.Elements().Elements().Select(view => new View(view, path, Line(view)));
    }

    private static int Line(IXmlLineInfo element) => element.LineNumber;
}
