using AdoEntra.Core.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.Entra;
using AdoEntra.Identity.Person;
using AdoEntra.Identity.ReadyMade;

namespace AdoEntra.Core.Tests.Identity;

/// <summary>Which sign-ins share a credential, and with it its tokens.</summary>
public sealed class CredentialStoreTests
{
    private const string Client = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private string? _authority;

    private static ClientSecretSignIn Secret => new(Client, new Secret("a secret")) { TenantId = "t" };

    [Fact]
    public void GetOrAdd_SameSignIn_IsTheSameCredential()
    {
        CredentialStore store = Store();

        Assert.Same(store.GetOrAdd(Secret), store.GetOrAdd(Secret));
    }

    // Set by somebody else between two sign-ins, for another cloud or an emulator.
    [Fact]
    public void GetOrAdd_OtherAuthority_IsAnotherCredential()
    {
        CredentialStore store = Store();
        SignInOptions[] asking = [Secret, new DeviceCodeSignIn(null) { TenantId = "t" }, new BrowserSignIn(null, null) { TenantId = "t" }];
        Credential[] before = [.. asking.Select(store.GetOrAdd)];

        _authority = "https://login.microsoftonline.us/";
        Credential[] after = [.. asking.Select(store.GetOrAdd)];
        _authority = "https://login.microsoftonline.com";
        Credential[] again = [.. asking.Select(store.GetOrAdd)];

        Assert.Equal(before, again);
        Assert.All(asking.Select((_, index) => index), index => Assert.NotEqual(before[index].Key, after[index].Key));
    }

    [Fact]
    public void GetOrAdd_OtherAuthority_MakesNoDifferenceToWhoDoesNotAskIt()
    {
        CredentialStore store = Store();
        var signIn = new PersonalAccessTokenSignIn(new Secret("a token"));
        Credential before = store.GetOrAdd(signIn);

        _authority = "https://login.microsoftonline.us/";

        Assert.Same(before, store.GetOrAdd(signIn));
    }

    [Fact]
    public void GetOrAdd_AuthorityIsNone_IsRefusedAndKeepsNothing()
    {
        CredentialStore store = Store();
        _authority = "http://login.example/";

        Assert.Equal(ErrorIds.InvalidRequest, Assert.Throws<AdoConnectionException>(() => store.GetOrAdd(Secret)).ErrorId);
        _authority = null;

        Assert.Equal("ClientSecret", store.GetOrAdd(Secret).Kind);
    }

    [Fact]
    public void Remove_Credential_IsMadeAnewNextTime()
    {
        CredentialStore store = Store();
        Credential first = store.GetOrAdd(Secret);

        store.Remove(first);

        Assert.NotSame(first, store.GetOrAdd(Secret));
    }

    private CredentialStore Store() => new(new TokenSourceServices(name => name == "AZURE_AUTHORITY_HOST" ? _authority : null, new HttpTransport(static () => new FakeServer())));
}
