using System.Xml.Linq;
using AdoEntra.ModuleCompiler.Metadata;

namespace AdoEntra.ModuleCompiler.Views;

/// <summary>
/// From the columns that models declare, and the views that are written by hand, to one file of views: the shell takes longer for several.
/// </summary>
internal static class ViewCompilation
{
    /// <summary>Compiles, and collects what is wrong.</summary>
    public static byte[] Run(ModuleTypes types, string folder, string sourceFolder, ProblemList problems)
    {
        var sources = new SourceFolder(sourceFolder);
        IReadOnlyList<View> written = ViewFolder.Read(folder, problems);
        foreach (View view in written)
        {
            ViewCheck.RunProperties(types, view, problems);
        }

        View[] views = [.. Declared(types, sources, problems), .. written];
        ViewCheck.Run(types, views, sources, problems);
        return XmlBytes.Of(
            new XElement(
                "Configuration",
                new XElement(
                    "ViewDefinitions",
                    views.OrderBy(view => view.Name, StringComparer.Ordinal).Select(view => view.Element))));
    }

    private static IEnumerable<View> Declared(ModuleTypes types, SourceFolder sources, ProblemList problems)
    {
        foreach (Model model in types.Models)
        {
            if (model.Table is { } table)
            {
                IReadOnlyList<Column> columns = ColumnReader.Read(model, table, sources, problems);
                yield return new View(TableElement.Write(model.FullName, columns), sources.File(model), sources.Line(model));
            }
        }
    }
}
