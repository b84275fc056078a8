using Microsoft.Extensions.Hosting;

namespace AdoEntra.Emulator.Hosting;

/// <summary>
/// The usual lifetime takes Ctrl+C and SIGTERM for the whole process. A library in a user's test or shell must not; the program has
/// its own handling.
/// </summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
