using System.Runtime.InteropServices;
using System.Text;

namespace AdoEntra.Tool.Output;

/// <summary>The console of this process.</summary>
internal static partial class ProcessConsole
{
    private const int StandardOutput = 1;
    private const int BufferSize = 16 * 1024;

    /// <summary>Opens it. Whatever the shell's own encoding, files and other programs get UTF-8 and line feeds.</summary>
    public static ToolConsole Open()
    {
        TextWriter error = Console.IsErrorRedirected ? Writer(Console.OpenStandardError(), autoFlush: true) : Console.Error;
        return Console.IsOutputRedirected
            ? new ToolConsole(
                Input,
                Writer(Console.OpenStandardOutput(), autoFlush: false),
                error,
                width: null,
                OperatingSystem.IsWindows() ? null : HasReader,
                Bytes
            )
            : new ToolConsole(Input, Console.Out, error, Width, hasReader: null, Bytes);
    }

    private static TextReader Input() => Console.In;

    // A person at a keyboard types text in the terminal's own encoding.
    private static Func<Stream>? Bytes => Console.IsInputRedirected ? Console.OpenStandardInput : null;

    private static StreamWriter Writer(Stream stream, bool autoFlush) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferSize) { AutoFlush = autoFlush, NewLine = "\n" };

    private static int? Width()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // .NET's console stream treats a closed pipe as success, so that the work would go on without a reader.
    private static bool HasReader()
    {
        var output = new PollDescriptor { Descriptor = StandardOutput };
        return Poll(ref output, 1, 0) < 1 || (output.Returned & PollDescriptor.Broken) == 0;
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    /// <summary><c>struct pollfd</c>, the same on Linux and macOS.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        // POLLERR and POLLHUP; reported whether or not they were asked for.
        public const short Broken = 0x0008 | 0x0010;

        public int Descriptor;
        public short Wanted;
        public short Returned;
    }
}
