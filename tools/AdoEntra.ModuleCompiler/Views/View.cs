using System.Xml.Linq;

namespace AdoEntra.ModuleCompiler.Views;

/// <summary>A view, with where it comes from.</summary>
/// <param name="Element">The view.</param>
/// <param name="File">The file that it is written or declared in.</param>
/// <param name="Line">The line there.</param>
internal sealed record View(XElement Element, string File, int Line)
{
    public string Name => Element.Element("Name")?.Value ?? string.Empty;

    /// <summary>The types that it is for.</summary>
    public IEnumerable<string> Types => Element.Elements("ViewSelectedBy").Elements("TypeName").Select(type => type.Value);

    /// <summary>A table, a list or another form: a type may have one view of each.</summary>
    public string Control =>
        Element.Elements().Select(child => child.Name.LocalName).FirstOrDefault(IsControl, string.Empty);

    private static bool IsControl(string name) => name.EndsWith("Control", StringComparison.Ordinal);
}
