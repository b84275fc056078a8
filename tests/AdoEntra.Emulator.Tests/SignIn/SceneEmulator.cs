using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.SignIn;

/// <summary>Emulators for scenes.</summary>
internal static class SceneEmulator
{
    private static int s_port = 20_000;

    /// <param name="folder">Where its files are.</param>
    /// <param name="shape">What tokens look like.</param>
    /// <param name="makesClientsWait">Whether Entra will ask a client to wait: the library remembers that for the whole process, by Entra's
    /// address.</param>
    public static async Task<CheckedEmulator> StartAsync(string folder, TokenShape shape, bool makesClientsWait)
    {
        while (true)
        {
            try
            {
                return await CheckedEmulator.StartAsync(new EmulatorOptions
                {
                    Entra = true,
                    // Below those that the system gives out, so that no later emulator of this process gets the same.
                    EntraPort = makesClientsWait ? Interlocked.Increment(ref s_port) : 0,
                    FilesDirectory = folder,
                    TokenShape = shape,
                    DeviceCodeInterval = TimeSpan.FromSeconds(1),
                });
            }
            catch (IOException) when (makesClientsWait && s_port < 30_000)
            {
                // Taken: the next one.
            }
        }
    }
}
