using AdoEntra.ModuleCompiler.Metadata;
using AdoEntra.ModuleCompiler.Help.Pages;

namespace AdoEntra.ModuleCompiler.Help.Checks;

/// <summary>Every cmdlet has a page, one only, and every page a cmdlet.</summary>
internal static class PageCheck
{
    public static void Run(IReadOnlyList<Cmdlet> cmdlets, HelpFolder folder, ProblemList problems)
    {
        foreach (Cmdlet cmdlet in cmdlets.Where(cmdlet => folder.Page(cmdlet.Name) is null))
        {
            problems.Add(
                folder.Path,
                1,
                ProblemCode.NoPage,
                $"The cmdlet {cmdlet.Name} has no page; it is {cmdlet.Name}.md in the folder of its area.");
        }

        foreach (CommandPage page in folder.Pages.Where(page => cmdlets.All(cmdlet => cmdlet.Name != page.Name)))
        {
            page.File.Report(page.File.Root.Line, ProblemCode.NoCmdlet, $"There is no cmdlet {page.Name}.");
        }

        foreach (CommandPage page in folder.Pages.Where(page => folder.Page(page.Name) != page))
        {
            string first = folder.Page(page.Name)!.File.Path;
            page.File.Report(page.File.Root.Line, ProblemCode.TwoPages, $"The cmdlet {page.Name} has a page already: {first}.");
        }
    }
}
