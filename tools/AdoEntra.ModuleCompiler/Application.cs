namespace AdoEntra.ModuleCompiler;

/// <summary>The program: reads the command line, compiles, tells every problem in the form that MSBuild understands.</summary>
internal static class Application
{
    private const int Compiled = 0;
    private const int Refused = 1;
    private const int WrongUsage = 2;

    public static int Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        if (!CommandLine.TryParse(arguments, out CommandLine? commandLine, out string? mistake))
        {
            errors.WriteLine($"AdoEntra.ModuleCompiler: error {ProblemCode.Input}: {mistake}");
            errors.WriteLine(CommandLine.Usage);
            return WrongUsage;
        }

        var problems = new ProblemList();
        IReadOnlyList<CompiledFile> files = Compilation.Run(commandLine, problems);
        foreach (Problem problem in problems.InOrder())
        {
            output.WriteLine(problem);
        }

        if (problems.Any)
        {
            return Refused;
        }

        foreach (CompiledFile file in files)
        {
            string path = Path.Combine(commandLine.Output, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes);
        }

        return Compiled;
    }
}
