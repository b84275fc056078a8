namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>A fact about signals and pipes, told by means that only Linux has.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux()) Skip = "Sends signals by the means of Linux.";
    }
}
