using AdoEntra.Core.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Requests.Paging;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Organization;

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

        Assert.Equal(
            ("5febef5a", "api", "refs/heads/main", long.MaxValue),
            (repository.Id, repository.Name, repository.DefaultBranch, repository.Size)
        );
        Assert.Equal("https://contoso@dev.azure.com/contoso/SecretSauce/_git/api", repository.RemoteUrl);
        Assert.Equal("git@ssh.dev.azure.com:v3/contoso/SecretSauce/api", repository.SshUrl);
        Assert.Equal("https://dev.azure.com/contoso/SecretSauce/_git/api", repository.WebUrl);
        Assert.Equal("https://dev.azure.com/contoso/_apis/git/repositories/5febef5a", repository.Url);
        Assert.Equal((true, true, true), (repository.IsDisabled, repository.IsFork, repository.IsInMaintenance));
        Assert.Equal(
            ["parentRepository", "validRemoteUrls"],
            repository.AdditionalProperties.Keys.OrderBy(static key => key, StringComparer.Ordinal)
        );
        Assert.Equal(("api", "api", "SecretSauce"), (repository.ToString(), repository.RepositoryName, repository.ProjectName));
        Assert.Equal("main", repository.DefaultBranchName);
    }

    [Theory]
    [InlineData("\"refs/heads/users/ada/x\"", "users/ada/x")]
    [InlineData("\"refs/tags/v1\"", "refs/tags/v1")]
    [InlineData("\"main\"", "main")]
    [InlineData("null", null)]
    public async Task Repository_DefaultBranch_HasANameBesideTheExactValue(string field, string? name)
    {
        AdoRepository repository = Assert.Single(await ReadAsync($$"""[{"defaultBranch":{{field}}}]"""));

        Assert.Equal(field.Trim('"'), repository.DefaultBranch ?? "null");
        Assert.Equal(name, repository.DefaultBranchName);
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
    [InlineData("""[{"id":"1","project":null},{"id":"2"}]""", null)]
    [InlineData("""[{"id":"1","project":"SecretSauce"},{"id":"2"}]""", "s\"SecretSauce\"")]
    [InlineData("""[{"id":"1","project":["x",{"id":"y"}]},{"id":"2"}]""", "[s\"x\",{\"id\":s\"y\"}]")]
    public async Task Repository_ProjectIsNoObject_IsKept(string body, string? kept)
    {
        List<AdoRepository> repositories = await ReadAsync(body);

        Assert.Equal(["1", "2"], repositories.Select(static repository => repository.Id));
        Assert.Null(repositories[0].Project);
        Assert.Equal(kept, repositories[0].AdditionalProperties.TryGetValue("project", out object? value) ? RandomJson.Show(value) : null);
        Assert.Equal("1", repositories[0].ToString());
    }

    // What the service may one day send in another form is not lost: it is where unknown fields are.
    [Fact]
    public async Task Repository_FieldsOfAnotherKind_AreKept()
    {
        AdoRepository repository = Assert.Single(
            await ReadAsync(
                """[{"id":17,"name":{"text":"api"},"size":"12","isFork":"yes","isDisabled":1,"isInMaintenance":null,"webUrl":true,"url":null,"project":{"name":[1],"revision":1.5,"lastUpdateTime":"soon"}}]"""
            )
        );

        Assert.Equal(
            ("17", null, null, false, null),
            (repository.Id, repository.Name, repository.Size, repository.IsFork, repository.WebUrl)
        );
        Assert.Equal("isDisabled=l1 isFork=s\"yes\" name={\"text\":s\"api\"} size=s\"12\" webUrl=true", Show(repository));
        Assert.Equal((null, null), (repository.Project!.Revision, repository.Project.LastUpdateTime));
        Assert.Equal("lastUpdateTime=s\"soon\" name=[l1] revision=m1.5", Show(repository.Project));
    }

    [Fact]
    public async Task Project_NumberWhereATextWasDue_IsTheTextAsItCame()
    {
        AdoProject project = Assert
            .Single(await ReadAsync("""[{"project":{"id":1.50,"name":1e400,"description":12345678901234567890123}}]"""))
            .Project!;

        Assert.Equal(("1.50", "1e400", "12345678901234567890123"), (project.Id, project.Name, project.Description));
        Assert.Empty(project.AdditionalProperties);
    }

    // What was read and not touched goes back letter for letter.
    [Theory]
    [InlineData("2026-03-04T05:06:07Z")]
    [InlineData("2026-03-04T05:06:07.890Z")]
    [InlineData("2026-03-04T05:06:07.89+00:00")]
    [InlineData("2026-03-04T07:06:07+02:00")]
    [InlineData("2026-03-04")]
    [InlineData("soon")]
    public async Task Time_AsABody_IsAsItCame(string text)
    {
        AdoRepository repository = Assert.Single(
            await ReadAsync("""[{"project":{"id":"p","lastUpdateTime":"TIME"}}]""".Replace("TIME", text))
        );

        Assert.Contains($"\"lastUpdateTime\":\"{text}\"", TestJson.Write(repository));
    }

    // Exactly the fields that came: none of our aliases, and no value for a field that never came. As the body of a PATCH,
    // "isDisabled":false would enable a repository.
    [Theory]
    [InlineData("""{"id":"1","name":"api"}""")]
    [InlineData("""{"name":"api","id":"1","size":5,"isFork":true,"isDisabled":false,"defaultBranch":null}""")]
    [InlineData(
        """{"id":"1","name":{"text":"api"},"size":5,"isFork":"yes","validRemoteUrls":["a",{"b":[1.50,null]}],"_links":{"self":{"href":"x"}}}"""
    )]
    [InlineData("""{"id":"1","project":{"id":"p","name":"SecretSauce","lastUpdateTime":"2026-03-04T05:06:07.89Z","abbreviation":"SS"}}""")]
    public async Task Resource_AsABody_IsWhatTheServiceSent(string json)
    {
        AdoRepository repository = Assert.Single(await ReadAsync($"[{json}]"));

        Assert.Equal(json, TestJson.Write(repository));
        _ = (repository.Project?.Name, repository.AdditionalProperties.Count);
        Assert.Equal(json, TestJson.Write(repository));
    }

    [Fact]
    public void Routes_Names_AreEscaped()
    {
        Assert.Equal("_apis/git/repositories", AdoRepository.List(null).Route);
        Assert.Equal("a%2Fb%3Fc%23d%20e/_apis/git/repositories", AdoRepository.List("a/b?c#d e").Route);
        Assert.Equal("p/_apis/git/repositories/r%20%26%20s", AdoRepository.One("p", "r & s").Route);
        Assert.Equal("_apis/projects/a%2F..%2Fb", AdoProject.One("a/../b").Route);
        Assert.Equal("_apis/projects?$top=500", AdoProject.List().Route);
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

        Assert.StartsWith("https://dev.azure.com/contoso/", address.Resolve(AdoRepository.List(name).Route).AbsoluteUri);
        Assert.StartsWith("https://dev.azure.com/contoso/_apis/", address.Resolve(AdoProject.One(name).Route).AbsoluteUri);
    }

    // A part of the path and no direction: the parent of an organization is every organization.
    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData(" ")]
    public void Routes_NameThatIsNone_IsRefused(string name)
    {
        foreach (
            Func<string> route in new Func<string>[]
            {
                () => AdoRepository.List(name).Route,
                () => AdoRepository.One("p", name).Route,
                () => AdoProject.One(name).Route,
            }
        )
        {
            var refusal = Assert.Throws<AdoConnectionException>(() => route());
            Assert.Equal(ErrorIds.InvalidRequest, refusal.ErrorId);
            Assert.Equal(name, refusal.Target);
        }
    }

    private static string Show(AdoResource resource) =>
        string.Join(
            " ",
            resource
                .AdditionalProperties.OrderBy(static field => field.Key, StringComparer.Ordinal)
                .Select(static field => $"{field.Key}={RandomJson.Show(field.Value)}")
        );

    private static async Task<List<AdoRepository>> ReadAsync(string body)
    {
        var items = new List<AdoRepository>();
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body));
        await foreach (
            IReadOnlyList<AdoRepository> batch in PageReader.ReadAsync(
                stream,
                new PageParser(PageFields.Usual, acceptsAny: false),
                AdoRepository.Reader.ForResponse(),
                "the repositories",
                ResponseBodyReader.LongestSilence,
                default
            )
        )
            items.AddRange(batch);
        return items;
    }
}
