using AdoEntra.ModuleCompiler.Metadata;

namespace AdoEntra.ModuleCompiler.Views;

/// <summary>Every type that a list gives out has a table, one only, and views show properties that there are.</summary>
internal static class ViewCheck
{
    public static void Run(ModuleTypes types, IReadOnlyList<View> views, SourceFolder sources, ProblemList problems)
    {
        foreach (Model model in types.Models.Where(model => !views.SelectMany(view => view.Types).Contains(model.FullName)))
        {
            if (types.Cmdlets.FirstOrDefault(cmdlet => cmdlet.IsList && cmdlet.OutputTypes.Contains(model.FullName)) is { } list)
            {
                problems.Add(
                    sources.File(model),
                    sources.Line(model),
                    ProblemCode.NoView,
                    $"The type {model.FullName}, which {list.Name} gives out, has no table; declare its columns with [TableView].");
            }
        }

        var first = new Dictionary<(string Type, string Control), View>();
        foreach (View view in views)
        {
            foreach (string type in view.Types.Where(type => !first.TryAdd((type, view.Control), view)))
            {
                View other = first[(type, view.Control)];
                problems.Add(
                    view.File,
                    view.Line,
                    ProblemCode.TwoViews,
                    $"There is a {view.Control} of {type} already, in {other.File}({other.Line}).");
            }
        }
    }

    /// <summary>A view that is written by hand names no property that has gone.</summary>
    public static void RunProperties(ModuleTypes types, View view, ProblemList problems)
    {
        foreach (Model model in types.Models.Where(model => view.Types.Contains(model.FullName)))
        {
            foreach (string name in view.Element.Descendants("PropertyName").Select(property => property.Value))
            {
                if (model.Property(name) is null)
                {
                    problems.Add(view.File, view.Line, ProblemCode.NoProperty, $"The type {model.FullName} has no property '{name}'.");
                }
            }
        }
    }
}
