using System.Text.Json;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary><c>adoentra repositories</c>.</summary>
public sealed class RepositoriesTests : ToolTests
{
    [Fact]
    public async Task OneProject_IsATable()
    {
        ToolOutcome outcome = (await SignedInAsync("repositories", "--project", "SecretSauce")).Succeeded();

        Assert.Matches("^Project +Name +DefaultBranch +Size +RemoteUrl$", outcome.Lines[0]);
        Assert.Equal(12, outcome.Lines.Length);
        int column = outcome.Lines[0].IndexOf("DefaultBranch", StringComparison.Ordinal);
        Assert.Equal(
            "develop",
            Assert.Single(outcome.Lines, static line => line.Contains("mobile app", StringComparison.Ordinal))[column..].Split(' ')[0]
        );
    }

    // As a shell gets them: names in every script.
    [Fact]
    public async Task WithoutProject_ComeFromAllInOneRequest()
    {
        ToolOutcome outcome = (await ProcessAsync("repositories", "--output", "tsv")).Succeeded();

        Assert.Contains(outcome.Lines, static line => line.StartsWith("SecretSauce\tapi\t", StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, static line => line.StartsWith("Café Zürich\tMenü 日本\t", StringComparison.Ordinal));
        Assert.Single(Emulator.Requests.List(EmulatedRoute.Repositories));
    }

    [Theory]
    [InlineData("SecretSauce", "a*", "api")]
    [InlineData("SecretSauce", "?PI", "api")]
    [InlineData("secretsauce", "API", "api")]
    [InlineData("gr*", "c#*", "C# Tools")]
    [InlineData("Grün & Blau #1 100%", "100%25 literal", "100%25 literal")]
    [InlineData("Café*", "menü ??", "Menü 日本")]
    public async Task Names_MayHaveWildcardsAndOddCharacters(string project, string name, string expected)
    {
        ToolOutcome outcome = (await SignedInAsync("repositories", name, "--project", project, "--output", "tsv")).Succeeded();

        Assert.Equal(expected, Assert.Single(outcome.Lines).Split('\t')[1]);
    }

    [Fact]
    public async Task SeveralProjects_AndTheFirstOfThem()
    {
        ToolOutcome outcome = (
            await SignedInAsync(
                "repositories",
                "--project",
                "Legacy",
                "--project",
                "SecretSauce",
                "--skip",
                "1",
                "--first",
                "2",
                "--output",
                "tsv"
            )
        ).Succeeded();

        Assert.Equal(["moving", "SecretSauce"], outcome.Lines.Select(static line => line.Split('\t')[1]));
    }

    [Fact]
    public async Task ProjectOfTheAddress_IsTheDefault()
    {
        ToolOutcome outcome = (
            await RunAsync(["repositories", .. Token, "--organization", "https://dev.azure.com/MyOrg/Legacy", "--output", "tsv"])
        ).Succeeded();

        Assert.Equal(2, outcome.Lines.Length);
    }

    [Fact]
    public async Task ProjectOfTheEnvironment_IsTheDefault_AndTheOptionWins()
    {
        static void Environment(IDictionary<string, string?> variables)
        {
            variables["ADOENTRA_ORGANIZATION"] = "MyOrg";
            variables["ADOENTRA_PROJECT"] = "Legacy";
        }

        ToolOutcome fromEnvironment = await RunAsync(Environment, ["repositories", .. Token, "--output", "tsv"]);
        ToolOutcome fromOption = await RunAsync(Environment, ["repositories", .. Token, "--output", "tsv", "--project", "Contoso*"]);

        Assert.All(fromEnvironment.Succeeded().Lines, static line => Assert.StartsWith("Legacy\t", line, StringComparison.Ordinal));
        Assert.All(fromOption.Succeeded().Lines, static line => Assert.StartsWith("Contoso Web\t", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OneThatIsMissing_IsReported_AndTheOthersComeAllTheSame()
    {
        ToolOutcome outcome = await SignedInAsync("repositories", "NoSuch", "api", "--project", "SecretSauce", "--output", "json");

        Assert.Equal(5, outcome.ExitCode);
        Assert.StartsWith("adoentra: NotFound: ", outcome.Failures[0], StringComparison.Ordinal);
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        Assert.Equal("api", Assert.Single(document.RootElement.EnumerateArray()).Text("name"));
    }

    [Fact]
    public async Task OneThatIsMissingEverywhere_IsReported()
    {
        ToolOutcome outcome = await SignedInAsync("repositories", "NoSuch");

        outcome.Failed(5, "NotFound");
        Assert.Contains("'NoSuch'", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task None_IsAnEmptyTable_AndAnEmptyArray()
    {
        Assert.Empty((await SignedInAsync("repositories", "--project", "Empty")).Succeeded().Output);
        Assert.Equal("[]\n", (await SignedInAsync("repositories", "--project", "Empty", "--output", "json")).Succeeded().Output);
    }
}
