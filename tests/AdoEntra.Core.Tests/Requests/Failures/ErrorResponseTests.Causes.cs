using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;

namespace AdoEntra.Core.Tests.Requests.Failures;

// What the codes and words of a refusal say beyond its status.
public sealed partial class ErrorResponseTests
{
    private const string ServiceConnectionText =
        "Step A references service connection B which could not be found. The service connection does not exist, has been disabled or has "
            + "not been authorized for use.";

    // Codes and words that say more than the status.
    [Theory]
    [InlineData(403, "VS403463: The conditional access policy defined by your administrator has failed.", ErrorIds.ConditionalAccess, "IP")]
    [InlineData(401, "VS403463: IP Conditional Access policy validation failed.", ErrorIds.AddressNotAllowed, "named location")]
    [InlineData(403, "Access denied: the IP address 203.0.113.7 is not allowed.", ErrorIds.AddressNotAllowed, "named location")]
    [InlineData(401, "The identity 'x' is disabled.", ErrorIds.PrincipalDisabled, "Enterprise applications")]
    [InlineData(403, "The account has been deleted.", ErrorIds.PrincipalDisabled, "Enterprise applications")]
    [InlineData(403, "Your access level (Stakeholder) does not include this feature.", ErrorIds.NotLicensed, "Basic access")]
    [InlineData(403, "disablePatCreationPolicyViolation", ErrorIds.NotPermitted, "Sign in with Entra")]
    [InlineData(400, ServiceConnectionText, ErrorIds.ServiceConnectionUnavailable, "not used for 100 days")]
    public async Task Read_WordsThatTellTheCause_AreBelieved(int status, string message, string id, string advice)
    {
        AdoServiceException failure = await RefusedAsync(Answer.Json(Body(message), status));

        Assert.Equal(id, failure.ErrorId);
        Assert.Contains(advice, failure.RecommendedAction);
        Assert.Contains(message.Split(':')[0], failure.Message);
    }

    [Fact]
    public async Task Read_ConditionalAccessAsPage_HasTheCodeOfItsTitle()
    {
        const string Page = "<html><head><title>VS403463: The conditional access policy has failed.</title></head><body/></html>";
        AdoServiceException failure = await RefusedAsync(Answer.Text(Page, "text/html", 203));

        Assert.Equal((ErrorIds.ConditionalAccess, "VS403463"), (failure.ErrorId, failure.ServiceCode));
    }

    [Fact]
    public async Task Read_PrincipalNotAdded_NamesItsObjectIdAndTheCommand()
    {
        const string Tenant = "11111111-2222-3333-4444-555555555555";
        AdoServiceException failure = await RefusedAsync(
            Answer.Json(Body($@"TF401444: Please sign-in at least once as {Tenant}\{Tenant}\{Member} in a web browser."), 401)
        );

        Assert.Equal((ErrorIds.NotInOrganization, "TF401444"), (failure.ErrorId, failure.ServiceCode));
        Assert.Contains($"Add-AdoServicePrincipal -ObjectId {Member} -AccessLevel Basic", failure.RecommendedAction);
        Assert.Contains("wait and retry", failure.RecommendedAction);
    }

    [Fact]
    public async Task Read_PersonalAccessTokenRefused_SaysThatGlobalOnesEnded()
    {
        using HttpResponseMessage response = Answer.Empty(401);

        AdoServiceException failure = (await ReadAsync(response, kind: "PersonalAccessToken"))!;

        Assert.Equal(ErrorIds.NotSignedIn, failure.ErrorId);
        Assert.Contains("1 December 2026", failure.RecommendedAction);
    }

    [Fact]
    public async Task Read_PolicyMetByPersonalAccessToken_IsTheAddress()
    {
        using HttpResponseMessage response = Answer.Json(Body("VS403463: The conditional access policy has failed."), 403);

        Assert.Equal(ErrorIds.AddressNotAllowed, (await ReadAsync(response, kind: "PersonalAccessToken"))!.ErrorId);
    }

    // {"aud":"https://management.azure.com/"}
    [Fact]
    public async Task Read_TokenOfAnotherResource_NamesItAsAHint()
    {
        using HttpResponseMessage response = Answer.Empty(401);

        AdoServiceException failure = (await ReadAsync(response, token: "e30.eyJhdWQiOiJodHRwczovL21hbmFnZW1lbnQuYXp1cmUuY29tLyJ9.c2ln"))!;

        Assert.Equal(ErrorIds.NotSignedIn, failure.ErrorId);
        Assert.Contains("it says that it is for https://management.azure.com/", failure.Summary);
        Assert.Contains("az account get-access-token --resource 499b84ac", failure.RecommendedAction);
    }
}
