using System.Collections.Concurrent;
using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Support;

/// <summary>Keeps what a user would have been told.</summary>
internal sealed class TestReport : ISignInProgress
{
    private readonly ConcurrentQueue<string> _verbose = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly ConcurrentQueue<string> _prompts = new();

    public IReadOnlyList<string> VerboseTexts => [.. _verbose];

    public IReadOnlyList<string> Warnings => [.. _warnings];

    public IReadOnlyList<string> Prompts => [.. _prompts];

    public bool IsInteractive { get; init; } = true;

    public void Verbose(string text) => _verbose.Enqueue(text);

    public void Warning(string text) => _warnings.Enqueue(text);

    public void Prompt(string text) => _prompts.Enqueue(text);
}
