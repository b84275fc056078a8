using System.Diagnostics;

namespace AdoEntra.Emulator.CommandLine;

/// <summary>The process that started this one and may die without saying so.</summary>
internal static class ParentProcess
{
    public static async Task WaitForEndAsync(int processId, CancellationToken ct)
    {
        try
        {
            using var parent = Process.GetProcessById(processId);
            await parent.WaitForExitAsync(ct);
        }
        catch (ArgumentException)
        {
            // It is gone already.
        }
    }
}
