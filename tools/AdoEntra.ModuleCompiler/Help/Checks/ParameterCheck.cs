using AdoEntra.ModuleCompiler.Metadata;
using AdoEntra.ModuleCompiler.Help.Pages;

namespace AdoEntra.ModuleCompiler.Help.Checks;

/// <summary>Every parameter of a cmdlet is described, and only those that it has.</summary>
internal static class ParameterCheck
{
    public static void Run(Cmdlet cmdlet, CommandPage page, HelpFolder folder)
    {
        foreach (CmdletParameter parameter in cmdlet.Parameters.Where(parameter => folder.Describe(page, parameter.Name) is null))
        {
            page.File.Report(
                page.LineOf(SectionName.Parameters),
                ProblemCode.NoDescription,
                $"The parameter -{parameter.Name} has no description, neither here nor in shared/{parameter.Name}.md.");
        }

        string[] headings = [.. cmdlet.Parameters.Select(parameter => "-" + parameter.Name)];
        foreach (Described described in page.Parameters.Where(described => !headings.Contains(described.Name)))
        {
            page.File.Report(
                described.Line,
                ProblemCode.NoParameter,
                $"{cmdlet.Name} has no parameter '{described.Name}' (headings are written as '### -Name').");
        }
    }

    /// <summary>A shared description without a user is a renamed parameter; the engine's own may wait for their first user.</summary>
    public static void RunShared(IReadOnlyList<Cmdlet> cmdlets, HelpFolder folder)
    {
        foreach (SharedParameter shared in folder.SharedParameters)
        {
            bool used = cmdlets.SelectMany(cmdlet => cmdlet.Parameters).Any(parameter => parameter.Name == shared.Name);
            if (!used && !EngineParameters.Has(shared.Name))
            {
                shared.File.Report(shared.File.Root.Line, ProblemCode.NoParameter, $"No cmdlet has a parameter -{shared.Name}.");
            }
        }
    }
}
