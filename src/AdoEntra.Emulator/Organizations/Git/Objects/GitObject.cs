namespace AdoEntra.Emulator.Organizations.Git.Objects;

/// <summary>An object as git stores it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Kind">Its kind: <c>blob</c>, <c>tree</c>, <c>commit</c> or <c>tag</c>.</param>
/// <param name="Content">Its bytes, without the heading.</param>
internal sealed record GitObject(string Id, string Kind, ReadOnlyMemory<byte> Content)
{
    public const string Blob = "blob";
    public const string Tree = "tree";
    public const string Commit = "commit";
    public const string Tag = "tag";
}
