using System.Runtime.CompilerServices;
using AdoEntra.Connections;
using AdoEntra.Emulator.Tests.SignIn.Kinds;

namespace AdoEntra.Emulator.Tests.SignIn;

/// <summary>What is left of a way to sign in when its connection has ended.</summary>
internal static class EndedConnection
{
    /// <summary>
    /// From all that Core holds. Not looked at: what the emulator of this test holds. Managed identities are left out, for MSAL's static
    /// cache of them, which cannot be cleared (protocol.md 1.7).
    /// </summary>
    public static async Task LeavesNoTokenAndNoSecretReachable(string name)
    {
        SignInKind kind = SignInKinds.Named(name);
        await using SignInScene scene = await SignInScene.StartAsync(kind);
        string[] texts = await ConnectedAsync(scene, kind);

        Assert.NotEmpty(ReachableTexts.From(scene.Product, texts));
        Disconnect(scene);

        Assert.Empty(ReachableTexts.From(scene.Product, texts));
    }

    // In a method of its own: what is left in its variables is gone with it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<string[]> ConnectedAsync(SignInScene scene, SignInKind kind)
    {
        AdoConnection connection = await scene.ConnectAndListAsync(kind);
        scene.Product.Connections.Of(scene).Add(connection);
        string[] forms = ["client_secret", "client_assertion", "device_code", "code", "code_verifier"];
        IEnumerable<string?> sent = scene
            .Emulator.Requests.List()
            .SelectMany(request => forms.Select(name => request.Form.GetValueOrDefault(name)));
        return [scene.Token(connection), .. sent.OfType<string>().Distinct()];
    }

    // As Disconnect-AdoEntra does.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Disconnect(SignInScene scene)
    {
        ConnectionSet own = scene.Product.Connections.Of(scene);
        AdoConnection connection = own.Default!;
        Assert.True(own.Remove(connection));
        scene.Product.End(connection);
    }
}
