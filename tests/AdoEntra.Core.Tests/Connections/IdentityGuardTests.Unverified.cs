using System.Net;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Requests.Model;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Connections;

// A connection that was made with -SkipVerification: whom it is for is known from what it is used as.
public sealed partial class IdentityGuardTests
{
    [Fact]
    public async Task Unverified_RenewalByAnotherIdentity_IsSeenWhileTheOldTokenIsGood()
    {
        AdoConnection connection = await ConnectAsync(skip: true);
        Assert.Equal(0, Asked);
        _account = "bob";

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => Tokens.RefreshAsync(connection.Session.Identity, default));

        Assert.Contains($"'bob' ({Bob}) instead of 'ada' ({Ada})", failure.Message);
    }

    // F3: what it was used for has told whose it is.
    [Fact]
    public async Task Unverified_UsedThenForgotten_OtherIdentityIsSeen()
    {
        AdoConnection connection = await UsedAsync();
        TokenIdentity identity = connection.Session.Identity;
        Tokens.Forget(identity);
        _account = "bob";

        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => ReadProjectsAsync(connection.Session));

        Assert.Equal(ErrorIds.IdentityChanged, failure.ErrorId);
        Assert.Contains($"'bob' ({Bob}) instead of 'ada@contoso.example' ({Ada})", failure.Message);
        Assert.True(connection.IsEnded);
    }

    [Fact]
    public async Task Unverified_UsedAndTheTokenHasEnded_OtherIdentityIsSeen()
    {
        AdoConnection connection = await UsedAsync();
        _process.Clock.Advance(_life + _life);
        _account = "bob";

        Assert.Equal(
            ErrorIds.IdentityChanged,
            (await Assert.ThrowsAsync<AdoSignInException>(() => ReadProjectsAsync(connection.Session))).ErrorId
        );
    }

    [Fact]
    public async Task Unverified_UsedAndTheTokenIsRefused_OtherIdentityIsSeen()
    {
        AdoConnection connection = await UsedAsync();
        _refused.Add("ada-1");
        _account = "bob";

        Assert.Equal(
            ErrorIds.IdentityChanged,
            (await Assert.ThrowsAsync<AdoSignInException>(() => ReadProjectsAsync(connection.Session))).ErrorId
        );
    }

    // The comparison fails at first; when it can be made the first token is over.
    [Fact]
    public async Task Unverified_UsedAndTheOrganizationDoesNotSayAtFirst_OtherIdentityIsSeen()
    {
        AdoConnection connection = await UsedAsync();
        TokenIdentity identity = connection.Session.Identity;
        _account = "bob";
        _answer = static _ => Task.FromResult(Answer.Html(404));
        await Assert.ThrowsAsync<AdoServiceException>(() => Tokens.RefreshAsync(identity, default));
        _process.Clock.Advance(_life + _life);
        _answer = null;

        Assert.Equal(
            ErrorIds.IdentityChanged,
            (await Assert.ThrowsAsync<AdoSignInException>(() => ReadProjectsAsync(connection.Session))).ErrorId
        );
    }

    [Fact]
    public async Task Unverified_UsedThenForgotten_SameIdentityGoesOn()
    {
        AdoConnection connection = await UsedAsync();
        Tokens.Forget(connection.Session.Identity);

        await ReadProjectsAsync(connection.Session);

        Assert.False(connection.IsEnded);
        Assert.Equal(1, Asked);
    }

    // The anonymous identity is none, and what is no id says nothing.
    [Theory]
    [InlineData(NamedCaller.AnonymousId + ":")]
    [InlineData("ada@contoso.example")]
    public async Task Unverified_ResponseNamesNoIdentity_EndsNothing(string user)
    {
        AdoConnection connection = await ConnectAsync(skip: true);
        TokenIdentity identity = connection.Session.Identity;
        connection.Session.Identity.Guard!.See(Ada, null);
        _process.Server.OnGet(TestProcess.ProjectsAddress, _ => Answer.Json("""{"value":[],"count":0}""").With("X-VSS-UserData", user));
        try
        {
            await ReadProjectsAsync(connection.Session);
        }
        catch (AdoServiceException)
        {
            // Taken as anonymous.
        }

        Assert.Null(identity.Guard!.Failure);
    }

    // A response that was on its way while the token was renewed.
    [Fact]
    public async Task Unverified_LateResponseNamesAnother_EndsIt()
    {
        AdoConnection connection = await ConnectAsync(skip: true);
        Tokens.Forget(connection.Session.Identity);
        _account = "bob";
        TokenIdentity identity = connection.Session.Identity;
        await Tokens.GetAsync(identity, default);

        identity.Guard!.See(Ada, "ada@contoso.example");

        Assert.True(connection.IsEnded);
    }

    // It is unknown whose the first one was.
    [Fact]
    public async Task Unverified_FirstTokenIsRefused_TheFirstAnswerIsWhomItIsFor()
    {
        AdoConnection connection = await ConnectAsync(skip: true);
        TokenIdentity identity = connection.Session.Identity;
        _refused.Add("ada-1");
        _account = "bob";

        await ReadProjectsAsync(connection.Session);
        await Tokens.RefreshAsync(identity, default);
        _account = "ada";

        Assert.Equal(
            ErrorIds.IdentityChanged,
            (await Assert.ThrowsAsync<AdoSignInException>(() => Tokens.RefreshAsync(identity, default))).ErrorId
        );
    }

    [Fact]
    public async Task Unverified_SameIdentity_GoesOn()
    {
        AdoConnection connection = await ConnectAsync(skip: true);

        await Tokens.RefreshAsync(connection.Session.Identity, default);
        await Tokens.RefreshAsync(connection.Session.Identity, default);

        Assert.Equal(3, Asked);
    }
}
