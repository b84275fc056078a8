using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Http.Addresses;
using AdoEntra.Identity;
using AdoEntra.Requests.Model;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Support;

/// <summary>Connections without a sign-in: enough where only their names matter.</summary>
internal static class ConnectionOf
{
    public static AdoConnection Name(string name)
    {
        var clock = new TestClock();
        var source = FakeSource.Counting(clock);
        var session = new ServiceSession(
            ServiceAddress.Create("contoso", null),
            new TokenIdentity(new CredentialUse(new Credential("key", "Test", source)), "scope")
        );
        return new AdoConnection(name, session, new TokenProvider(new TokenCache(() => clock.Now), () => clock.Now), null, null, null);
    }
}
