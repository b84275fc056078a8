using System.Reflection;
using AdoEntra.Tool.Failures;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>The exit codes are a contract.</summary>
public sealed class ExitCodeTests
{
    [Fact]
    public void EveryErrorId_HasACode() =>
        Assert.Equal(ErrorIds().Order(), ExitCodes.ByErrorId.Keys.Order());

    [Fact]
    public void EveryCode_IsExplained()
    {
        int[] explained = [.. ExitCodes.Meanings.Select(static entry => entry.Code)];

        Assert.Equal(explained.Order().Distinct(), explained);
        Assert.All(ExitCodes.ByErrorId.Values, code => Assert.Contains(code, explained));
        Assert.DoesNotContain(ExitCodes.Ok, ExitCodes.ByErrorId.Values);
    }

    [Theory]
    [InlineData("NoOrganization", 2)]
    [InlineData("InvalidRequest", 2)]
    [InlineData("HostNotAllowed", 2)]
    [InlineData("CredentialUnavailable", 3)]
    [InlineData("IdentityNotFound", 3)]
    [InlineData("IdentityNotSupported", 3)]
    [InlineData("NotSignedIn", 4)]
    [InlineData("NotInOrganization", 4)]
    [InlineData("NotPermitted", 4)]
    [InlineData("ConditionalAccess", 4)]
    [InlineData("NotFound", 5)]
    [InlineData("OrganizationNotFound", 5)]
    [InlineData("Throttled", 6)]
    [InlineData("Transient", 6)]
    [InlineData("TimedOut", 6)]
    [InlineData("UnexpectedResponse", 1)]
    public void Code_StaysWhatItIs(string errorId, int code) => Assert.Equal(code, ExitCodes.ByErrorId[errorId]);

    private static IEnumerable<string> ErrorIds() =>
        typeof(AdoEntraException).Assembly.GetType("AdoEntra.Errors.ErrorIds", throwOnError: true)!
            .GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!);
}
