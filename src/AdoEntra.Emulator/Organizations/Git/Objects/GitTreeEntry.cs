namespace AdoEntra.Emulator.Organizations.Git.Objects;

/// <summary>What a folder holds under one name.</summary>
/// <param name="Mode">The mode as git writes it: <c>100644</c>, <c>100755</c>, <c>120000</c>, <c>40000</c>, <c>160000</c>.</param>
/// <param name="Name">The name, without its folder.</param>
/// <param name="Id">The object.</param>
internal sealed record GitTreeEntry(string Mode, string Name, string Id)
{
    public const string File = "100644";
    public const string Folder = "40000";
    public const string Submodule = "160000";

    public bool IsFolder => Mode == Folder;

    public string Kind => Mode switch
    {
        Folder => GitObject.Tree,
        Submodule => GitObject.Commit,
        _ => GitObject.Blob,
    };
}
