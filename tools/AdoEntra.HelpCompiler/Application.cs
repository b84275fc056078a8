namespace AdoEntra.HelpCompiler;

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
            errors.WriteLine($"AdoEntra.HelpCompiler: error HELP000: {mistake}");
            errors.WriteLine(CommandLine.Usage);
            return WrongUsage;
        }

        var problems = new ProblemList();
        byte[]? maml = Compilation.Run(commandLine, problems);
        foreach (Problem problem in problems.InOrder())
        {
            output.WriteLine(problem);
        }

        if (maml is null || problems.Any)
        {
            return Refused;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(commandLine.Output)!);
        File.WriteAllBytes(commandLine.Output, maml);
        return Compiled;
    }
}
