using System.Diagnostics;
using System.Reflection.PortableExecutable;
using System.Text;

namespace AdoEntra.Core.Tests;

/// <summary>The module as it ships, on this runtime: which code runs, with native images for it and without.</summary>
internal static class ModuleChecks
{
    // From IL it is 3,500. What is left with images is generic code over types of the framework, as in any program, and what of it this job
    // itself brings.
    private const int MostWithImages = 900;

    /// <summary>Gives what is wrong; nothing where all is well.</summary>
    /// <param name="module">The module's folder with the loader, as built: on this platform it has IL alone.</param>
    /// <param name="images">Native images of the same files for this platform.</param>
    /// <param name="readyFile">The ready file of a running emulator.</param>
    public static IEnumerable<string> Run(string module, string images, string readyFile)
    {
        int format = NativeFormat(typeof(object).Assembly.Location);
        string[] shipped = Directory.GetFiles(Path.Combine(module, "net8-win-x64"), "*.dll");
        foreach (string file in shipped.Concat(Directory.GetFiles(images, "*.dll")).Where(file => NativeFormat(file) != format))
        {
            yield return $"{file} has format {NativeFormat(file)} of native code, .NET {Environment.Version} reads {format}: "
                + $"it would run as IL. NetEightVersion in Directory.Packages.props has to fit.";
        }

        if (shipped.Length < 10) yield return $"The module has {shipped.Length} native files for .NET 8.";

        string copy = Path.Combine(Path.GetDirectoryName(images)!, "module");
        if (Directory.Exists(copy)) Directory.Delete(copy, recursive: true);
        string native = Path.Combine(copy, $"net{Environment.Version.Major}-linux-x64");
        Directory.CreateDirectory(native);
        foreach (string file in Directory.GetFiles(module)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        int without = InNewProcess(copy, readyFile);
        foreach (string file in Directory.GetFiles(images)) File.Copy(file, Path.Combine(native, Path.GetFileName(file)));
        int with = InNewProcess(copy, readyFile);
        Console.WriteLine(
            $".NET {Environment.Version}: sign-in and first list in the module's load context compile {without} methods from IL, {with} "
                + "with native images."
        );
        if (with > MostWithImages)
            yield return $"Sign-in and list compile {with} methods with native images, more than {MostWithImages}: "
                + $"the images are not used.";
        if (without < 2 * with)
            yield return $"Sign-in and list compile {without} methods from IL and {with} with native images: the images change too little.";
    }

    private static int InNewProcess(string module, string readyFile)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["job", module, readyFile]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? int.Parse(output, System.Globalization.CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The job ended with {process.ExitCode}. {output}");
    }

    // The major number of the format of ready-to-run code: the managed native header, 'RTR' and two numbers. 0 for plain IL.
    private static int NativeFormat(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        DirectoryEntry header = image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory;
        if (header.Size == 0) return 0;
        ReadOnlySpan<byte> block = image.GetSectionData(header.RelativeVirtualAddress).GetContent(0, 8).AsSpan();
        return Encoding.ASCII.GetString(block[..3]) == "RTR" ? BitConverter.ToUInt16(block[4..]) : 0;
    }
}
