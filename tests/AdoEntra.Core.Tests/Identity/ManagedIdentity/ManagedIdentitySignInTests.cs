using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.ManagedIdentity;

namespace AdoEntra.Core.Tests.Identity.ManagedIdentity;

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
    public void Take_SameKey_MakesOneCredential()
    {
        using var server = new FakeServer();
        var store = new CredentialStore(new TokenSourceServices(Variables.None, new HttpTransport(() => server)));

        Credential first = store.Take(new ManagedIdentitySignIn(ManagedIdentityReference.SystemAssigned)).Credential;
        Credential second = store.Take(new ManagedIdentitySignIn(ManagedIdentityReference.SystemAssigned)).Credential;
        Credential other = store.Take(new ManagedIdentitySignIn(ManagedIdentityReference.Create(Id, null, null))).Credential;

        Assert.Same(first, second);
        Assert.NotSame(first.Source, other.Source);
        Assert.Equal("ManagedIdentity", first.ToString());
    }

    // Another program of the job, or a test, has put another endpoint there.
    [Fact]
    public void Take_OtherHost_IsAnotherCredentialThatStartsFresh()
    {
        using var server = new FakeServer();
        string endpoint = "http://127.0.0.1:1/a";
        var store = new CredentialStore(
            new TokenSourceServices(
                name =>
                    name is "IDENTITY_ENDPOINT" ? endpoint
                    : name is "IDENTITY_HEADER" ? "h"
                    : null,
                new HttpTransport(() => server)
            )
        );
        var signIn = new ManagedIdentitySignIn(ManagedIdentityReference.SystemAssigned);
        Credential first = store.Take(signIn).Credential;

        endpoint = "http://127.0.0.1:1/b";
        Credential second = store.Take(signIn).Credential;

        Assert.NotSame(first, second);
        // Azure's library keeps the token of an identity for the whole process, whatever host gave it.
        Assert.Equal((false, true), (first.StartsFresh, second.StartsFresh));
    }

    // The identity asked for, the variables that are set, what is said.
    [Theory]
    [InlineData("system", "", "")]
    [InlineData(
        "system",
        "AZURE_CLIENT_ID",
        "AZURE_CLIENT_ID is set but ignored: -Identity means the system-assigned identity; pass a user-assigned one as -ClientId."
    )]
    [InlineData(
        "client",
        "AZURE_CLIENT_ID",
        "AZURE_CLIENT_ID is set but ignored: -Identity means the user-assigned identity with client id " + Id + "."
    )]
    [InlineData(
        "object",
        "AZURE_CLIENT_ID",
        "AZURE_CLIENT_ID is set but ignored: -Identity means the user-assigned identity with object id " + Id + "."
    )]
    [InlineData(
        "system",
        "AZURE_FEDERATED_TOKEN_FILE",
        "AZURE_FEDERATED_TOKEN_FILE is set but ignored: -Identity uses the host's own identity; use "
            + "-WorkloadIdentity for the federation of a pod."
    )]
    [InlineData("system", "AZURE_CLIENT_ID AZURE_FEDERATED_TOKEN_FILE", "AZURE_CLIENT_ID|AZURE_FEDERATED_TOKEN_FILE")]
    public void LeftOvers_VariablesOfAnotherWay_AreSaidToBeIgnored(string kind, string set, string expected)
    {
        ManagedIdentityReference identity = ManagedIdentityReference.Create(
            kind == "client" ? Id : null,
            kind == "object" ? Id : null,
            null
        );
        string[] names = set.Split([' '], StringSplitOptions.RemoveEmptyEntries);

        IReadOnlyList<string> texts = new ManagedIdentitySignIn(identity).IgnoredVariables(name =>
            names.Contains(name) ? "secret-value" : null
        );

        string[] wanted = expected.Split(['|'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(wanted.Length, texts.Count);
        for (int i = 0; i < wanted.Length; i++) Assert.StartsWith(wanted[i], texts[i]);
        Assert.All(texts, static text => Assert.DoesNotContain("secret-value", text));
    }

    // It says the same as -ClientId: nothing is ignored.
    [Fact]
    public void LeftOvers_TheSameClientId_IsNotMentioned() =>
        Assert.Empty(
            new ManagedIdentitySignIn(ManagedIdentityReference.Create(Id, null, null)).IgnoredVariables(
                Variables.Of(("AZURE_CLIENT_ID", " " + Id.ToUpperInvariant()))
            )
        );

    [Fact]
    public void Host_Variables_NameHostEndpointAndEvidence() =>
        Assert.Equal(
            "Azure Functions at http://127.0.0.1:41999/msi/token (detected by IDENTITY_ENDPOINT and IDENTITY_HEADER)",
            ManagedIdentitySignIn.Host(
                Variables.Of(
                    ("IDENTITY_ENDPOINT", "http://127.0.0.1:41999/msi/token"),
                    ("IDENTITY_HEADER", "secret-value"),
                    ("FUNCTIONS_WORKER_RUNTIME", "powershell")
                )
            )
        );
}
