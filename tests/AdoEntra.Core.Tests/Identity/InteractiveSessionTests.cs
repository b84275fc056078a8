using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Identity;

public sealed class InteractiveSessionTests
{
    [Theory]
    [InlineData(null, "", false, "pwsh -NoProfile -NoLogo", true)]
    [InlineData(null, "", true, "pwsh", false)]
    [InlineData("TF_BUILD", "True", false, "pwsh", false)]
    [InlineData("GITHUB_ACTIONS", "true", false, "pwsh", false)]
    [InlineData("AZUREPS_HOST_ENVIRONMENT", "AzureAutomation/", false, "pwsh", false)]
    [InlineData("CI", "1", false, "pwsh", false)]
    [InlineData("CI", "false", false, "pwsh", true)]
    [InlineData(null, "", false, "pwsh -NonInteractive -File x.ps1", false)]
    [InlineData(null, "", false, "pwsh -noni -c x", false)]
    [InlineData(null, "", false, "pwsh --noninteractive", false)]
    [InlineData(null, "", false, "pwsh -File noninteractive.ps1 NonInteractive", true)]
    [InlineData(null, "", false, "pwsh -NonInteractiveX", true)]
    public void IsHere_TellsJobsFromPeople(string? variable, string value, bool isInputRedirected, string commandLine, bool expected) =>
        Assert.Equal(
            expected && Environment.UserInteractive,
            InteractiveSession.IsHere(name => name == variable ? value : null, isInputRedirected, commandLine.Split(' '))
        );
}
