using AdoEntra.Connections;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Output;

namespace AdoEntra.Tool.CommandLine;

/// <summary>What a verb works with.</summary>
/// <param name="Process">Core.</param>
/// <param name="Console">Where data goes.</param>
/// <param name="Messages">Where everything else goes.</param>
internal sealed record ToolHost(ProcessServices Process, ToolConsole Console, Messages Messages);
