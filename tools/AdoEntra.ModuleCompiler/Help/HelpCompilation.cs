using AdoEntra.ModuleCompiler.Help.Checks;
using AdoEntra.ModuleCompiler.Help.Pages;
using AdoEntra.ModuleCompiler.Help.Writing;
using AdoEntra.ModuleCompiler.Metadata;

namespace AdoEntra.ModuleCompiler.Help;

/// <summary>From cmdlets, what the sources say about their output, and a folder of pages to one help file.</summary>
internal static class HelpCompilation
{
    /// <summary>Compiles, and collects what is wrong. Nothing comes out where a page is missing or wrong.</summary>
    public static byte[] Run(ModuleTypes types, XmlDocumentation documentation, string pages, ProblemList problems)
    {
        IReadOnlyList<Cmdlet> cmdlets = types.Cmdlets;
        var outputs = new OutputProperties(types.Models, documentation);
        HelpFolder folder = HelpFolder.Read(pages, problems);
        PageCheck.Run(cmdlets, folder, problems);
        ParameterCheck.RunShared(cmdlets, folder);
        var pairs = new List<(Cmdlet Cmdlet, CommandPage Page)>();
        foreach (Cmdlet cmdlet in cmdlets)
        {
            if (folder.Page(cmdlet.Name) is { } page)
            {
                ParameterCheck.Run(cmdlet, page, folder);
                InputCheck.Run(cmdlet, page);
                OutputCheck.Run(cmdlet, page);
                outputs.Check(page);
                pairs.Add((cmdlet, page));
            }
        }

        return problems.Any ? [] : HelpFile.Write(pairs.Select(pair => CommandElement.Write(pair.Cmdlet, pair.Page, folder, outputs)));
    }
}
