using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.Entra;
using Microsoft.Identity.Client;

namespace AdoEntra.Core.Tests.Identity.Entra;

/// <summary>The library's own errors, where there is none from Entra, and what the authority may not be.</summary>
public sealed class EntraFailuresTests
{
    // F27: an old page, or another server's: nothing that was given to the command is wrong.
    [Theory]
    [InlineData("state_mismatch", "Returned state(other) from authorize endpoint is not the same as the one sent(mine).")]
    [InlineData("authentication_failed", "The authorization server returned an invalid response.")]
    public void From_BrowserBringsSomethingElse_SaysSo(string code, string words)
    {
        var who = new EntraSubject("Interactive", null, null, EntraAuthority.From(Variables.None));

        AdoSignInException failure = EntraFailures.From(
            new InvalidOperationException("Interactive failed.", new MsalClientException(code, words)),
            new RecordedResponse(),
            who
        );

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.StartsWith("The browser did not return the response to this sign-in", failure.Message);
        Assert.DoesNotContain(words, failure.Message);
        Assert.Contains("-DeviceCode", failure.RecommendedAction);
    }

    // F17: it is an https address; what is in it is the matter.
    [Theory]
    [InlineData("https://u:pw-hush@login.microsoftonline.com/", "contains a user name")]
    [InlineData("https://u@login.microsoftonline.com/", "contains a user name")]
    [InlineData("http://login.microsoftonline.com/", "is not an https address")]
    [InlineData("login.microsoftonline.com", "is not an https address")]
    public void Authority_ThatCannotBe_IsRefusedForWhatIsWrong(string text, string what)
    {
        var failure = Assert.Throws<AdoConnectionException>(() => EntraAuthority.From(Variables.Of(("AZURE_AUTHORITY_HOST", text))));

        Assert.Equal(ErrorIds.InvalidRequest, failure.ErrorId);
        Assert.Contains(what, failure.Summary);
        Assert.DoesNotContain("hush", failure.ToString());
    }
}
