using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>The tool as a shell starts it: a child process with an environment that leads to an emulator.</summary>
internal sealed class ToolProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _error = new();

    private ToolProcess(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null) lock (_error) _error.Append(line.Data).Append('\n');
        };
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public StreamReader Output => _process.StandardOutput;

    // Its own build output, not the copy beside the tests: ASP.NET's presence takes some of its assemblies away there.
    private static string Program
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(here.Parent!.Parent!.FullName, "AdoEntra.Tool", here.Name, "AdoEntra.Tool.dll");
        }
    }

    private static string Dotnet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>Starts the tool.</summary>
    /// <param name="emulator">Where its environment leads.</param>
    /// <param name="environment">Changes the environment further; null for no change.</param>
    /// <param name="args">The command line.</param>
    public static ToolProcess Start(EmulatorHost emulator, Action<IDictionary<string, string?>>? environment, params string[] args) =>
        Start(emulator, environment, [Dotnet], args);

    /// <summary>
    /// Starts the tool so that Ctrl+C reaches it, also where the tests run in the background of a shell that keeps it from them.
    /// </summary>
    public static ToolProcess StartInForeground(EmulatorHost emulator, params string[] args) =>
        Start(emulator, null, ["env", "--default-signal=INT", Dotnet], args);

    /// <summary>Runs the tool to its end.</summary>
    public static async Task<ToolOutcome> RunAsync(
        EmulatorHost emulator,
        Action<IDictionary<string, string?>>? environment,
        params string[] args
    )
    {
        using ToolProcess tool = Start(emulator, environment, args);
        return await tool.EndAsync();
    }

    /// <summary>Runs the tool to its end in a folder.</summary>
    public static async Task<ToolOutcome> RunInAsync(
        EmulatorHost emulator,
        string folder,
        Action<IDictionary<string, string?>>? environment,
        params string[] args
    )
    {
        using ToolProcess tool = Start(emulator, environment, [Dotnet], args, folder);
        return await tool.EndAsync();
    }

    /// <summary>Runs the tool to its end.</summary>
    /// <param name="emulator">Where its environment leads.</param>
    /// <param name="environment">Changes the environment further; null for no change.</param>
    /// <param name="input">What it finds on standard input.</param>
    /// <param name="args">The command line.</param>
    public static async Task<ToolOutcome> RunAsync(
        EmulatorHost emulator,
        Action<IDictionary<string, string?>>? environment,
        string? input,
        string[] args
    )
    {
        using ToolProcess tool = Start(emulator, environment, args);
        try
        {
            await tool._process.StandardInput.WriteAsync(input);
            tool._process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading.
        }

        return await tool.EndAsync();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<ToolOutcome> EndAsync()
    {
        string output = await Output.ReadToEndAsync(Patience.Token);
        return new(await ExitAsync(), output, Error());
    }

    /// <summary>Waits for its end without reading what it writes.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(Patience.Token);
        return _process.ExitCode;
    }

    public string Error()
    {
        lock (_error) return _error.ToString();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static ToolProcess Start(
        EmulatorHost emulator,
        Action<IDictionary<string, string?>>? environment,
        string[] command,
        string[] args,
        string? folder = null
    )
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder ?? string.Empty,
            StandardOutputEncoding = new UTF8Encoding(false, throwOnInvalidBytes: true),
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string part in (IEnumerable<string>)[.. command.Skip(1), Program, .. args]) start.ArgumentList.Add(part);
        emulator.ApplyTo(start.Environment);
        environment?.Invoke(start.Environment);
        return new ToolProcess(Process.Start(start)!);
    }
}

/// <summary>How a run of the tool ended.</summary>
internal sealed record ToolOutcome(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What was said about failures: without the remark that the emulator is in use, and without what was waited for.</summary>
    public string[] Failures =>
        [
            .. Error
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(static line =>
                    !line.StartsWith("adoentra: warning: ", StringComparison.Ordinal)
                    && !line.StartsWith("adoentra: waiting: ", StringComparison.Ordinal)
                ),
        ];

    /// <summary>Asserts that it failed in this way: nothing on stdout, on stderr what happened and what to do.</summary>
    public ToolOutcome Failed(int exitCode, string errorId)
    {
        Assert.StartsWith($"adoentra: {errorId}: ", Failures.FirstOrDefault(), StringComparison.Ordinal);
        Assert.Equal(2, Failures.Length);
        Assert.Equal(exitCode, ExitCode);
        Assert.Empty(Output);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        return this;
    }

    public ToolOutcome Succeeded()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}: {Error}");
        Assert.Empty(Failures);
        return this;
    }
}
