using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Views;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>The tool shows what the cmdlets give out, by the same names.</summary>
public sealed class ViewTests
{
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
}
