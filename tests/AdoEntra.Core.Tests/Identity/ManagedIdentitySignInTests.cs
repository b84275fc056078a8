using AdoEntra.Core.Tests.Support;
using AdoEntra.Http;
using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Identity;

public sealed class ManagedIdentitySignInTests
{
    private const string Id = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

    [Fact]
    public void Key_DifferentIdentities_AreDifferent()
    {
        string[] keys =
        [
            new ManagedIdentitySignIn(ManagedIdentityReference.SystemAssigned).Key,
            new ManagedIdentitySignIn(ManagedIdentityReference.Create(Id, null, null)).Key,
            new ManagedIdentitySignIn(ManagedIdentityReference.Create(null, Id, null)).Key,
            new ManagedIdentitySignIn(ManagedIdentityReference.Create("11111111-4b5a-6978-8796-a5b4c3d2e1f0", null, null)).Key,
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void Key_SameIdentityWrittenDifferently_IsTheSame() => Assert.Equal(
        new ManagedIdentitySignIn(ManagedIdentityReference.Create(Id, null, null)).Key,
        new ManagedIdentitySignIn(ManagedIdentityReference.Create("{" + Id.ToUpperInvariant() + "}", null, null)).Key);

    [Fact]
    public void GetOrAdd_SameKey_MakesOneCredential()
    {
        using var server = new FakeServer();
        var store = new CredentialStore(new TokenSourceServices(Variables.None, new HttpTransport(() => server)));

        Credential first = store.GetOrAdd(new ManagedIdentitySignIn(ManagedIdentityReference.SystemAssigned));
        Credential second = store.GetOrAdd(new ManagedIdentitySignIn(ManagedIdentityReference.SystemAssigned));
        Credential other = store.GetOrAdd(new ManagedIdentitySignIn(ManagedIdentityReference.Create(Id, null, null)));

        Assert.Same(first, second);
        Assert.NotSame(first.Source, other.Source);
        Assert.Equal("ManagedIdentity", first.ToString());
    }

    [Fact]
    public void Remove_Credential_IsMadeAnewAfterwards()
    {
        using var server = new FakeServer();
        var store = new CredentialStore(new TokenSourceServices(Variables.None, new HttpTransport(() => server)));
        var signIn = new ManagedIdentitySignIn(ManagedIdentityReference.SystemAssigned);
        Credential first = store.GetOrAdd(signIn);

        store.Remove(first);

        Assert.NotSame(first, store.GetOrAdd(signIn));
    }
}
