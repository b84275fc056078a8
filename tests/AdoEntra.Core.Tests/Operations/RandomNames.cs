namespace AdoEntra.Core.Tests.Operations;

/// <summary>
/// Names as people give them to projects, branches and folders, and texts that they would not; the same ones for the same seed.
/// </summary>
internal sealed class RandomNames(int seed)
{
    private static readonly string[] s_pieces =
        ["a", "Z9", " ", "#", "%", "%2F", "ü", "ß", "漢字", "\uD83D\uDE00", "?", "&", "=", "+", "..", "'", "(", "~", ":", "$", "@", "-", "_"];
    private static readonly string[] s_garbage =
    [
        "/", "//", "\\", "%", "%2", "%zz", "%2e%2e", "..", ".", "_apis", "_APIS", "%5Fapis", "{", "}", "{project}", "{*path}",
        "git", "wit", "graph", "?", "#", " ", "\0", "\uD83D", "\uDE00", "é", "\r\n", "$",
    ];
    private readonly Random _random = new(seed);

    public int Below(int count) => _random.Next(count);

    public T OneOf<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>A name that is no word of any template: it ends in a number that none has.</summary>
    public string Name() => "n" + string.Concat(Enumerable.Range(0, _random.Next(6)).Select(_ => OneOf(s_pieces))) + "0815";

    /// <summary>Anything.</summary>
    public string Garbage() => string.Concat(Enumerable.Range(0, _random.Next(12)).Select(_ => OneOf(s_garbage)));

    /// <summary>The text with the case of some of its letters changed.</summary>
    public string AnyCase(string text) =>
        new([.. text.Select(letter => _random.Next(2) == 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter))]);
}
