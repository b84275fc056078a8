namespace AdoEntra.Emulator.Tests.Support;

/// <summary>A test that needs a program, and is skipped where that is not in PATH.</summary>
public sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program)
    {
        if (Programs.Find(program) is null)
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

/// <summary>The same of a test with several cases.</summary>
public sealed class ProgramTheoryAttribute : TheoryAttribute
{
    public ProgramTheoryAttribute(string program) => Skip = new ProgramFactAttribute(program).Skip;
}
