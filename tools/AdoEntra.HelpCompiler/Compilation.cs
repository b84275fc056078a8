using AdoEntra.HelpCompiler.Checks;
using AdoEntra.HelpCompiler.Writing;
using AdoEntra.HelpCompiler.Metadata;
using AdoEntra.HelpCompiler.Pages;

namespace AdoEntra.HelpCompiler;

/// <summary>From an assembly and a folder of pages to one help file.</summary>
internal static class Compilation
{
    /// <summary>Compiles, and collects what is wrong. Nothing comes out where the assembly cannot be read or a page is missing.</summary>
    public static byte[]? Run(CommandLine commandLine, ProblemList problems)
    {
        if (!Directory.Exists(commandLine.Help))
        {
            problems.Add(commandLine.Help, 1, ProblemCode.Input, "The folder with the pages does not exist.");
            return null;
        }

        IReadOnlyList<Cmdlet> cmdlets;
        try
        {
            cmdlets = CmdletAssembly.Read(commandLine.Assembly, commandLine.References);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            problems.Add(commandLine.Assembly, 1, ProblemCode.Input, $"{exception.Message} (Are all references given?)");
            return null;
        }

        HelpFolder folder = HelpFolder.Read(commandLine.Help, problems);
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
                pairs.Add((cmdlet, page));
            }
        }

        return problems.Any ? null : HelpFile.Write(pairs.Select(pair => CommandElement.Write(pair.Cmdlet, pair.Page, folder)));
    }
}
