using AdoEntra.Core.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Resources;

namespace AdoEntra.Core.Tests.Resources;

/// <summary>The objects that users get, read from what the service sends.</summary>
public sealed class ModelTests
{
    private const string Repository = """
        {"id":"5febef5a","name":"api","url":"https://dev.azure.com/contoso/_apis/git/repositories/5febef5a",
         "project":{"id":"6ce954b1","name":"SecretSauce","description":null,"state":"wellFormed","revision":411,"visibility":"private","lastUpdateTime":"2026-03-04T05:06:07.89Z","abbreviation":"SS"},
         "defaultBranch":"refs/heads/main","size":9223372036854775807,"remoteUrl":"https://contoso@dev.azure.com/contoso/SecretSauce/_git/api",
         "sshUrl":"git@ssh.dev.azure.com:v3/contoso/SecretSauce/api","webUrl":"https://dev.azure.com/contoso/SecretSauce/_git/api",
         "isDisabled":true,"isFork":true,"isInMaintenance":true,"parentRepository":{"id":"1"},"validRemoteUrls":["a","b"]}
        """;

    [Fact]
    public async Task Repository_AllFields_AreRead()
    {
        AdoRepository repository = Assert.Single(await ReadAsync($"[{Repository}]"));

        Assert.Equal(("5febef5a", "api", "refs/heads/main", long.MaxValue), (repository.Id, repository.Name, repository.DefaultBranch, repository.Size));
        Assert.Equal("https://contoso@dev.azure.com/contoso/SecretSauce/_git/api", repository.RemoteUrl);
        Assert.Equal("git@ssh.dev.azure.com:v3/contoso/SecretSauce/api", repository.SshUrl);
        Assert.Equal("https://dev.azure.com/contoso/SecretSauce/_git/api", repository.WebUrl);
        Assert.Equal("https://dev.azure.com/contoso/_apis/git/repositories/5febef5a", repository.Url);
        Assert.Equal((true, true, true), (repository.IsDisabled, repository.IsFork, repository.IsInMaintenance));
        Assert.Equal(["parentRepository", "validRemoteUrls"], repository.AdditionalProperties.Keys.OrderBy(static key => key, StringComparer.Ordinal));
        Assert.Equal("api", repository.ToString());
    }

    [Fact]
    public async Task Repository_Project_IsAProject()
    {
        AdoProject project = Assert.Single(await ReadAsync($"[{Repository}]")).Project!;

        Assert.Equal(("6ce954b1", "SecretSauce", "SecretSauce"), (project.Id, project.Name, project.ProjectName));
        Assert.Equal((null, "wellFormed", "private", 411L), (project.Description, project.State, project.Visibility, project.Revision));
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 5, 6, 7, 890, TimeSpan.Zero), project.LastUpdateTime);
        Assert.Equal("SS", project.AdditionalProperties["abbreviation"]);
    }

    [Theory]
    [InlineData("""[{"id":"1","project":null},{"id":"2"}]""")]
    [InlineData("""[{"id":"1","project":"SecretSauce"},{"id":"2"}]""")]
    [InlineData("""[{"id":"1","project":["x",{"id":"y"}]},{"id":"2"}]""")]
    public async Task Repository_ProjectIsNoObject_IsNone(string body)
    {
        List<AdoRepository> repositories = await ReadAsync(body);

        Assert.Equal(["1", "2"], repositories.Select(static repository => repository.Id));
        Assert.Null(repositories[0].Project);
        Assert.Equal("1", repositories[0].ToString());
    }

    [Fact]
    public void Routes_Names_AreEscaped()
    {
        Assert.Equal("_apis/git/repositories", RepositoryRoutes.List(null).Route);
        Assert.Equal("a%2Fb%3Fc%23d%20e/_apis/git/repositories", RepositoryRoutes.List("a/b?c#d e").Route);
        Assert.Equal("p/_apis/git/repositories/r%20%26%20s", RepositoryRoutes.One("p", "r & s").Route);
        Assert.Equal("_apis/projects/a%2F..%2Fb", ProjectRoutes.One("a/../b").Route);
        Assert.Equal("_apis/projects?$top=500", ProjectRoutes.List().Route);
    }

    // The separators of a name stay inside their own segment, also after the parser has had its way with them.
    [Theory]
    [InlineData("a/../../fabrikam")]
    [InlineData("..\\..\\fabrikam")]
    [InlineData("//evil.example/x")]
    [InlineData("%2e%2e/x")]
    public void Routes_NameWithSeparators_StaysInTheOrganization(string name)
    {
        ServiceAddress address = ServiceAddress.Create("contoso", null);

        Assert.StartsWith("https://dev.azure.com/contoso/", address.Resolve(RepositoryRoutes.List(name).Route).AbsoluteUri);
        Assert.StartsWith("https://dev.azure.com/contoso/_apis/", address.Resolve(ProjectRoutes.One(name).Route).AbsoluteUri);
    }

    // A part of the path and no direction: the parent of an organization is every organization.
    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData(" ")]
    public void Routes_NameThatIsNone_IsRefused(string name)
    {
        foreach (Func<string> route in new Func<string>[] { () => RepositoryRoutes.List(name).Route, () => RepositoryRoutes.One("p", name).Route, () => ProjectRoutes.One(name).Route })
        {
            var refusal = Assert.Throws<AdoConnectionException>(() => route());
            Assert.Equal(ErrorIds.InvalidRequest, refusal.ErrorId);
            Assert.Equal(name, refusal.Target);
        }
    }

    private static async Task<List<AdoRepository>> ReadAsync(string body)
    {
        var items = new List<AdoRepository>();
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body));
        await foreach (IReadOnlyList<AdoRepository> batch in JsonPage.ReadAsync(stream, new PageState(PageShape.Usual, acceptsAny: false), AdoRepository.Read, "the repositories", BodyReader.LongestSilence, default)) items.AddRange(batch);
        return items;
    }
}
