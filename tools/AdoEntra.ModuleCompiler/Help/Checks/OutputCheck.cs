using AdoEntra.ModuleCompiler.Metadata;
using AdoEntra.ModuleCompiler.Help.Pages;

namespace AdoEntra.ModuleCompiler.Help.Checks;

/// <summary>The outputs of the page are exactly those that the cmdlet declares.</summary>
internal static class OutputCheck
{
    public static void Run(Cmdlet cmdlet, CommandPage page)
    {
        string declared = cmdlet.OutputTypes.Count == 0 ? "nothing" : string.Join(", ", cmdlet.OutputTypes);
        foreach (Described output in page.Outputs.Where(output => !IsDeclared(cmdlet, output.Name)))
        {
            page.File.Report(
                output.Line,
                ProblemCode.UndeclaredOutput,
                $"{cmdlet.Name} does not declare '{output.Name}' as its output; it declares {declared}.");
        }

        foreach (string type in cmdlet.OutputTypes.Where(type => page.Outputs.All(output => output.Name != type)))
        {
            page.File.Report(page.LineOf(SectionName.Outputs), ProblemCode.UndescribedOutput, $"The output '{type}' is not described.");
        }
    }

    private static bool IsDeclared(Cmdlet cmdlet, string name) =>
        name == DescribedReader.Nothing ? cmdlet.OutputTypes.Count == 0 : cmdlet.OutputTypes.Contains(name);
}
