using System.Runtime.InteropServices;

namespace AdoEntra.Core.Tests.Support;

/// <summary>What the frameworks that the tests run on have no call for, without a child process for each.</summary>
internal static class Posix
{
    /// <summary>Lets a file be run by its owner.</summary>
    public static void MakeExecutable(string path) => Ensure(Chmod(path, 0x1C0), path);

    /// <summary>Makes a pipe that has a name.</summary>
    public static void MakePipe(string path) => Ensure(MakeFifo(path, 0x180), path);

    /// <summary>Opens a pipe for writing; null while it has no reader.</summary>
    public static IDisposable? OpenReadPipe(string path)
    {
        const int WriteOnly = 1;
        int withoutWaiting = RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? 0x4 : 0x800;
        int file = Open(path, WriteOnly | withoutWaiting);
        return file < 0 ? null : new OpenFile(file);
    }

    private static void Ensure(int result, string path) => Assert.True(result == 0, $"{path}: error {Marshal.GetLastWin32Error()}");

    [DllImport(
        "libc",
        EntryPoint = "chmod",
        SetLastError = true,
        CharSet = CharSet.Ansi,
        BestFitMapping = false,
        ThrowOnUnmappableChar = true
    )]
    private static extern int Chmod(string path, uint mode);

    [DllImport(
        "libc",
        EntryPoint = "mkfifo",
        SetLastError = true,
        CharSet = CharSet.Ansi,
        BestFitMapping = false,
        ThrowOnUnmappableChar = true
    )]
    private static extern int MakeFifo(string path, uint mode);

    [DllImport(
        "libc",
        EntryPoint = "open",
        SetLastError = true,
        CharSet = CharSet.Ansi,
        BestFitMapping = false,
        ThrowOnUnmappableChar = true
    )]
    private static extern int Open(string path, int flags);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int file);

    private sealed class OpenFile(int file) : IDisposable
    {
        public void Dispose() => Ensure(Close(file), $"file {file}");
    }
}
