using System.Xml.Linq;
using AdoEntra.ModuleCompiler.Help.Pages;
using static AdoEntra.ModuleCompiler.Help.Writing.MamlNames;

namespace AdoEntra.ModuleCompiler.Help.Writing;

/// <summary>One example. Its code stands alone, so that it can be taken from Get-Help and run.</summary>
internal static class ExampleElement
{
    private const int TitleWidth = 64;

    public static XElement Write(Example example, int number) => new(
        Command + "example",
        new XElement(Maml + "title", Ruled($" Example {number}: {example.Title} ")),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", Paragraphs.Of(Remarks(example))));

    // What the code prints is the first remark, since the help system sets MAML's own place for it right against code and remarks.
    // The empty remark keeps the next title apart.
    private static IEnumerable<string> Remarks(Example example) =>
        [.. example.Output is { } output ? [output] : Array.Empty<string>(), .. example.Explanation, string.Empty];

    // The rule that PowerShell's own examples draw around their titles.
    private static string Ruled(string title)
    {
        int rule = Math.Max(0, TitleWidth - title.Length);
        return new string('-', Math.Max(3, rule / 2)) + title + new string('-', Math.Max(3, rule - (rule / 2)));
    }
}
