using AdoEntra.Emulator.CommandLine;

namespace AdoEntra.Emulator.Tests.CommandLine;

public sealed class EmulatorCommandTests
{
    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--latency-ms", "-1")]
    [InlineData("--projects", "-1")]
    public async Task Invoke_OptionOutOfRange_FailsWithAReason(params string[] arguments)
    {
        var (exitCode, error) = await InvokeAsync(arguments);

        Assert.Equal(1, exitCode);
        Assert.Contains("could not start", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--host", "kudu")]
    [InlineData("--token-shape", "round")]
    [InlineData("--urls", "http://0.0.0.0")]
    [InlineData("nothing")]
    public async Task Invoke_WhatDoesNotExist_IsRefused(params string[] arguments)
    {
        var (exitCode, error) = await InvokeAsync(arguments);

        Assert.Equal(1, exitCode);
        Assert.Contains(arguments[^1], error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Error)> InvokeAsync(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await EmulatorCommand.Create().Parse(arguments).InvokeAsync(new() { Output = output, Error = error });
        return (exitCode, error.ToString());
    }
}
