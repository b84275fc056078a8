using System.Text.Json.Serialization;

namespace AdoEntra.Conventions.Tests.Pester;

/// <summary>What became of one Pester test.</summary>
/// <param name="Name">Its name with those of the blocks around it.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Text">The failure's text, or the reason for skipping.</param>
internal sealed record PesterResult(string Name, PesterOutcome Outcome, int Milliseconds, string Text);

[JsonConverter(typeof(JsonStringEnumConverter<PesterOutcome>))]
internal enum PesterOutcome
{
    Passed,
    Failed,
    Skipped,
}
