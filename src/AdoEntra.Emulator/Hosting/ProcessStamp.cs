using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AdoEntra.Emulator.Hosting;

/// <summary>
/// Which process something belongs to, also when its number has gone to another one: <c>space-pid-start</c>. The space is what the numbers
/// are counted in: a container that shares the folder counts its own.
/// </summary>
internal sealed record ProcessStamp(string Space, int ProcessId, long Start)
{
    private const char Separator = '-';

    /// <summary>This process.</summary>
    public static ProcessStamp Own { get; } = new(CurrentSpace(), Environment.ProcessId, StartOf(Environment.ProcessId) ?? 0);

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static ProcessStamp? Read(string? text) =>
        text?.Split(Separator) is [{ Length: > 0 } space, var process, var start]
        && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? new(space, id, time)
            : null;

    /// <summary>True where this process can see that it has ended; false where it lives, and where that is unknown.</summary>
    public bool HasEnded()
    {
        if (Space != Own.Space || Start == 0)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(ProcessId);
        }
        catch (ArgumentException)
        {
            return true;
        }

        return StartOf(ProcessId) is { } start && start != Start;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Space}{Separator}{ProcessId}{Separator}{Start}");

    // On Linux in the kernel's own count: the time of day that .NET makes of it moves with the clock.
    private static long? StartOf(int process)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                var stat = File.ReadAllText($"/proc/{process}/stat");
                // Behind the program's name, which may have any letter in it, the 20th word.
                var words = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                return long.Parse(words[19], CultureInfo.InvariantCulture);
            }

            using var other = Process.GetProcessById(process);
            return other.StartTime.ToUniversalTime().Ticks;
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or ArgumentException
                        or InvalidOperationException
                        or Win32Exception
                        or FormatException
                        or IndexOutOfRangeException
            )
        {
            return null;
        }
    }

    private static string CurrentSpace()
    {
        try
        {
            var space = OperatingSystem.IsLinux() ? new FileInfo("/proc/self/ns/pid").LinkTarget : null;
            return space is null ? "0" : new string([.. space.Where(char.IsAsciiDigit)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "0";
        }
    }
}
