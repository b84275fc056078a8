using System.Reflection;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Views;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>The tool shows what the cmdlets give out, by the same names.</summary>
public sealed class ViewTests
{
    // Names one of the other properties over again, for the binding of pipelines.
    private static readonly string[] s_noFields = [nameof(AdoResource.AdditionalProperties), nameof(AdoProject.ProjectName)];

    [Fact]
    public void Projects_HaveAllProperties() =>
        Assert.Equal(Properties(typeof(AdoProject)), ProjectView.View.Fields.Select(static field => field.Name).Order());

    [Fact]
    public void Repositories_HaveAllProperties() =>
        Assert.Equal(Properties(typeof(AdoRepository)), RepositoryView.View.Fields.Select(static field => field.Name).Order());

    // Scripts count the columns: a new one goes to the end.
    [Fact]
    public void Tsv_StaysWhatItIs()
    {
        Assert.Equal(
            ["name", "visibility", "state", "lastUpdateTime", "id", "description"],
            ProjectView.View.Tsv.Select(static field => field.Name)
        );
        Assert.Equal(
            ["project", "name", "defaultBranch", "size", "remoteUrl", "id", "sshUrl", "webUrl", "isDisabled"],
            RepositoryView.View.Tsv.Select(static field => field.Name));
    }

    [Theory]
    [InlineData("--client-id", "ClientId")]
    [InlineData("--timeout-sec", "TimeoutSec")]
    [InlineData("--verbose", "Verbose")]
    public void Option_IsTheParameterInKebabCase(string option, string parameter) => Assert.Equal(parameter, Wording.ParameterName(option));

    private static IEnumerable<string> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(static property => property.Name).Except(s_noFields)
            .Select(static name => char.ToLowerInvariant(name[0]) + name[1..]).Order();
}
