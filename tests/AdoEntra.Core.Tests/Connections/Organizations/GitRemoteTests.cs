using AdoEntra.Connections.Organizations;
using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Connections.Organizations;

/// <summary>What a clone's own files say about where it came from.</summary>
public sealed class GitRemoteTests : IDisposable
{
    private readonly string _root = Directory
        .CreateDirectory(Path.Combine(Path.GetTempPath(), "adoentra-" + Guid.NewGuid().ToString("N")))
        .FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("https://dev.azure.com/contoso/SecretSauce/_git/api")]
    [InlineData("https://contoso@dev.azure.com/contoso/SecretSauce/_git/api")]
    [InlineData("https://anything:token-of-a-user@dev.azure.com/contoso/SecretSauce/_git/api")]
    [InlineData("https://contoso.visualstudio.com/SecretSauce/_git/api")]
    [InlineData("git@ssh.dev.azure.com:v3/contoso/SecretSauce/api")]
    [InlineData("ssh://git@ssh.dev.azure.com/v3/contoso/SecretSauce/api")]
    [InlineData("contoso@vs-ssh.visualstudio.com:v3/contoso/SecretSauce/api")]
    [InlineData("\"https://dev.azure.com/contoso/SecretSauce/_git/api\"")]
    public void Find_Origin_GivesOrganizationAndProject(string url)
    {
        Write(".git/config", Remote("origin", url));

        GitRemote found = Find(_root)!;

        Assert.Equal(new OrganizationReference("contoso", "SecretSauce"), found.Reference);
        Assert.Equal($"the git remote 'origin' of {_root}", found.Source);
        Assert.DoesNotContain("token-of-a-user", found.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://github.com/contoso/api.git")]
    [InlineData("git@github.com:contoso/api.git")]
    [InlineData("https://dev.azure.com.evil.example/contoso/p/_git/r")]
    [InlineData("https://dev.azure.com@evil.example/contoso/p/_git/r")]
    [InlineData("https://contoso:8080@evil.example/dev.azure.com/contoso/_git/r")]
    [InlineData("http://dev.azure.com/contoso/p/_git/r")]
    [InlineData("https://tfs.corp.example/tfs/DefaultCollection/_git/r")]
    [InlineData("/srv/git/contoso")]
    [InlineData("contoso")]
    public void Find_OtherHost_IsNothing(string url)
    {
        Write(".git/config", Remote("origin", url));

        Assert.Null(Find(_root));
    }

    // Remotes as name=organization/project, and the one chosen.
    [Theory]
    [InlineData("origin=contoso/a upstream=fabrikam/b", "contoso")]
    [InlineData("upstream=fabrikam/b origin=contoso/a", "contoso")]
    [InlineData("upstream=fabrikam/b", "fabrikam")]
    [InlineData("origin=github upstream=fabrikam/b", "fabrikam")]
    [InlineData("one=fabrikam/b two=fabrikam/b", "fabrikam")]
    [InlineData("one=fabrikam/b two=contoso/a", null)]
    [InlineData("origin=github one=fabrikam/b two=contoso/a", null)]
    public void Find_SeveralRemotes_TakesOriginOrTheOnlyOne(string remotes, string? organization)
    {
        Write(".git/config", string.Concat(remotes.Split(' ').Select(static remote => remote.Split('=')).Select(static remote =>
            Remote(remote[0], remote[1] == "github" ? "https://github.com/x/y" : $"https://dev.azure.com/{remote[1]}/_git/r"))));

        Assert.Equal(organization, Find(_root)?.Reference.Organization);
    }

    [Fact]
    public void Find_FolderBelow_LooksUpwards()
    {
        Write(".git/config", Remote("origin", "https://dev.azure.com/contoso/p/_git/r"));
        Write("src/deep/file", "");

        Assert.Equal("contoso", Find(Path.Combine(_root, "src", "deep"))?.Reference.Organization);
    }

    [Fact]
    public void Find_CloneInAClone_TakesTheInnerOne()
    {
        Write(".git/config", Remote("origin", "https://dev.azure.com/contoso/p/_git/r"));
        Write("inner/.git/config", Remote("origin", "https://github.com/x/y"));

        Assert.Null(Find(Path.Combine(_root, "inner")));
    }

    // A further work tree: its own folder leads to the common one.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Find_WorkTree_IsFollowedToItsClone(bool absolute)
    {
        Write("clone/.git/config", Remote("origin", "https://dev.azure.com/contoso/p/_git/r"));
        Write("clone/.git/worktrees/tree/commondir", "../..\n");
        Write(
            "tree/.git",
            $"gitdir: {(absolute ? Path.Combine(_root, "clone", ".git", "worktrees", "tree") : "../clone/.git/worktrees/tree")}\n"
        );

        Assert.Equal("contoso", Find(Path.Combine(_root, "tree"))?.Reference.Organization);
    }

    [Fact]
    public void Find_Module_HasItsOwnRemote()
    {
        Write(".git/config", Remote("origin", "https://dev.azure.com/contoso/p/_git/r"));
        Write(".git/modules/part/config", Remote("origin", "https://dev.azure.com/fabrikam/p/_git/r"));
        Write("part/.git", "gitdir: ../.git/modules/part\n");

        Assert.Equal("fabrikam", Find(Path.Combine(_root, "part"))?.Reference.Organization);
    }

    [Theory]
    [InlineData("gitdir: /no/such/folder")]
    [InlineData("gitdir:")]
    public void Find_LinkThatLeadsNowhere_DoesNotTakeTheCloneAround(string link)
    {
        Write(".git/config", Remote("origin", "https://dev.azure.com/contoso/p/_git/r"));
        Write("tree/.git", link);

        Assert.Null(Find(Path.Combine(_root, "tree")));
    }

    [Theory]
    [InlineData("[remote \"origin\"")]
    [InlineData("url = https://dev.azure.com/contoso/p/_git/r")]
    [InlineData("[remote]\nurl = https://dev.azure.com/contoso/p/_git/r")]
    [InlineData("[branch \"origin\"]\nurl = https://dev.azure.com/contoso/p/_git/r")]
    [InlineData("[remote \"origin\"]\npushurl = https://dev.azure.com/contoso/p/_git/r")]
    [InlineData("[remote \"origin\"]\n# url = https://dev.azure.com/contoso/p/_git/r")]
    public void Find_NoAddressOfARemote_IsNothing(string config)
    {
        Write(".git/config", config);

        Assert.Null(Find(_root));
    }

    [Fact]
    public void Find_NowhereOrNoClone_IsNothing()
    {
        Assert.Null(GitRemote.Find(null, SmallFile.Read));
        Assert.Null(GitRemote.Find("", SmallFile.Read));
        Assert.Null(GitRemote.Find(_root, static _ => null));
    }

    private static GitRemote? Find(string directory) => GitRemote.Find(directory, SmallFile.Read);

    private static string Remote(string name, string url) =>
        $"[remote \"{name}\"]\n\turl = {url}\n\tfetch = +refs/heads/*:refs/remotes/{name}/*\n";

    private void Write(string path, string text)
    {
        string full = Path.Combine([_root, .. path.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
