using System.Xml;
using AdoEntra.ModuleCompiler.Help;
using AdoEntra.ModuleCompiler.Metadata;
using AdoEntra.ModuleCompiler.Views;

namespace AdoEntra.ModuleCompiler;

/// <summary>From assemblies, pages and views to the files of the module.</summary>
internal static class Compilation
{
    /// <summary>Compiles, and collects what is wrong. Nothing comes out where anything is.</summary>
    public static IReadOnlyList<CompiledFile> Run(CommandLine commandLine, ProblemList problems)
    {
        foreach (string folder in new[] { commandLine.Sources, commandLine.Help, commandLine.Views })
        {
            if (!Directory.Exists(folder))
            {
                problems.Add(folder, 1, ProblemCode.Input, "The folder does not exist.");
            }
        }

        if (problems.Any || ReadTypes(commandLine, problems) is not { } types || ReadDocs(commandLine, problems) is not { } docs)
        {
            return [];
        }

        CompiledFile[] files =
        [
            new(
                Path.Combine("en-US", Path.GetFileName(commandLine.Assembly) + "-Help.xml"),
                HelpCompilation.Run(types, docs, commandLine.Help, problems)),
            new("AdoEntra.Format.ps1xml", ViewCompilation.Run(types, commandLine.Views, commandLine.Sources, problems)),
        ];
        return problems.Any ? [] : files;
    }

    private static ModuleTypes? ReadTypes(CommandLine commandLine, ProblemList problems)
    {
        try
        {
            return ModuleTypes.Read(commandLine.Assembly, commandLine.Models, commandLine.References);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            problems.Add(commandLine.Assembly, 1, ProblemCode.Input, $"{exception.Message} (Are all references given?)");
            return null;
        }
    }

    private static XmlDocumentation? ReadDocs(CommandLine commandLine, ProblemList problems)
    {
        try
        {
            return XmlDocumentation.Read(commandLine.Docs);
        }
        catch (Exception exception) when (exception is IOException or XmlException or UnauthorizedAccessException)
        {
            problems.Add(commandLine.Docs, 1, ProblemCode.Input, exception.Message);
            return null;
        }
    }
}
