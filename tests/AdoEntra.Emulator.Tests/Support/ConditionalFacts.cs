namespace AdoEntra.Emulator.Tests.Support;

/// <summary>A test that reads the service's published contract, and is skipped where that is not at hand.</summary>
public sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute()
    {
        if (!Directory.Exists(Repository.Contract))
        {
            Skip = "The service's contract is not at ../shared/reference/specs beside the repository.";
        }
    }
}

/// <summary>The same with several inputs.</summary>
public sealed class ContractTheoryAttribute : TheoryAttribute
{
    public ContractTheoryAttribute() => Skip = new ContractFactAttribute().Skip;
}

/// <summary>A test that needs a program, and is skipped where that is not in PATH.</summary>
public sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe"))))
        {
            Skip = $"There is no {program} in PATH.";
        }
    }
}

/// <summary>A test of signals, which Windows does not have.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has no signals to send.";
        }
    }
}
