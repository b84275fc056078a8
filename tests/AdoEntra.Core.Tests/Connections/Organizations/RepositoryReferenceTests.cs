using AdoEntra.Connections.Organizations;

namespace AdoEntra.Core.Tests.Connections.Organizations;

/// <summary>The repository that the address of a clone names.</summary>
public sealed class RepositoryReferenceTests
{
    [Theory]
    [InlineData("https://dev.azure.com/contoso/Secret%20Sauce/_git/a%20b", "Secret Sauce", "a b")]
    [InlineData("https://contoso@dev.azure.com/contoso/Alpha/_git/api", "Alpha", "api")]
    [InlineData("https://x:secret@dev.azure.com/contoso/Alpha/_git/api", "Alpha", "api")]
    [InlineData("https://dev.azure.com/contoso/_git/Alpha", "Alpha", "Alpha")]
    [InlineData("https://contoso.visualstudio.com/DefaultCollection/Alpha/_git/_full/api", "Alpha", "api")]
    [InlineData("git@ssh.dev.azure.com:v3/contoso/Alpha/a%20b", "Alpha", "a b")]
    [InlineData("ssh://git@ssh.dev.azure.com/v3/contoso/Alpha/api", "Alpha", "api")]
    [InlineData("http://127.0.0.1:8080/contoso/Alpha/_git/api", "Alpha", "api")]
    public void OfRemote_AzureDevOps_IsTheRepository(string url, string project, string repository) =>
        Assert.Equal(
            new RepositoryReference("contoso", project, repository),
            RepositoryReference.OfRemote(url, "http://127.0.0.1:8080")
        );

    [Theory]
    [InlineData("https://github.com/contoso/api.git")]
    [InlineData("https://dev.azure.com/contoso/Alpha")]
    [InlineData("https://dev.azure.com/contoso/Alpha/_git/api/extra")]
    [InlineData("http://127.0.0.1:9090/contoso/Alpha/_git/api")]
    [InlineData("/srv/git/api")]
    [InlineData("")]
    public void OfRemote_Other_IsNone(string url) => Assert.Null(RepositoryReference.OfRemote(url, "http://127.0.0.1:8080"));
}
