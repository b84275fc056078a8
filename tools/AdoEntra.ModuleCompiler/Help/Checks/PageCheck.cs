using AdoEntra.ModuleCompiler.Metadata;
using AdoEntra.ModuleCompiler.Help.Pages;

namespace AdoEntra.ModuleCompiler.Help.Checks;

/// <summary>Every cmdlet has a page and every page a cmdlet.</summary>
internal static class PageCheck
{
    public static void Run(IReadOnlyList<Cmdlet> cmdlets, HelpFolder folder, ProblemList problems)
    {
        foreach (Cmdlet cmdlet in cmdlets.Where(cmdlet => folder.Page(cmdlet.Name) is null))
        {
            problems.Add(folder.PathOf(cmdlet.Name), 1, ProblemCode.NoPage, $"The cmdlet {cmdlet.Name} has no page.");
        }

        foreach (CommandPage page in folder.Pages.Where(page => cmdlets.All(cmdlet => cmdlet.Name != page.Name)))
        {
            page.File.Report(page.File.Root.Line, ProblemCode.NoCmdlet, $"There is no cmdlet {page.Name}.");
        }
    }
}
