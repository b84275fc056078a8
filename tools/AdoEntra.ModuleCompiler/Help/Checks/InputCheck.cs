using AdoEntra.ModuleCompiler.Metadata;
using AdoEntra.ModuleCompiler.Help.Pages;

namespace AdoEntra.ModuleCompiler.Help.Checks;

/// <summary>The page says "None" exactly where no parameter takes pipeline input.</summary>
internal static class InputCheck
{
    public static void Run(Cmdlet cmdlet, CommandPage page)
    {
        string[] takers = [.. cmdlet.Parameters.Where(parameter => parameter.TakesPipelineInput).Select(parameter => "-" + parameter.Name)];
        foreach (Described input in page.Inputs.Where(input => input.Name == DescribedReader.Nothing == takers.Length > 0))
        {
            page.File.Report(
                input.Line,
                ProblemCode.InputMismatch,
                takers.Length > 0
                    ? $"{cmdlet.Name} takes pipeline input ({string.Join(", ", takers)}); name what may be piped."
                    : $"No parameter of {cmdlet.Name} takes pipeline input; the input is 'None'.");
        }
    }
}
