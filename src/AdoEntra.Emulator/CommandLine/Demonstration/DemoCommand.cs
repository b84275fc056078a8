namespace AdoEntra.Emulator.CommandLine.Demonstration;

/// <summary>A program that the demo starts.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Program">The file to start.</param>
/// <param name="Needs">A file that has to exist, for a message that names it where it does not.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record DemoCommand(string Name, string Program, string Needs, IReadOnlyList<string> Arguments)
{
    /// <summary>The same with more arguments.</summary>
    public DemoCommand With(IEnumerable<string> more) => this with { Arguments = [.. Arguments, .. more] };
}
