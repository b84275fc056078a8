namespace AdoEntra.Resources;

/// <summary>One change of a resource: what a changing command does for one input, once the user has agreed.</summary>
/// <param name="Sentence">What is done, for -WhatIf and -Confirm: <c>Create branch 'topic' in repository 'app'</c>.</param>
/// <param name="RunAsync">Does it and gives what it made; null for what is gone then.</param>
internal sealed record Change<T>(string Sentence, Func<ResourceClient, CancellationToken, Task<T?>> RunAsync)
    where T : AdoResource
{
    /// <summary>True where it has less impact than the gravest change of its command, which is what the command declares.</summary>
    public bool IsMild { get; init; }
}
