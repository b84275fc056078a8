using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using AdoEntra.Connections;
using AdoEntra.Errors;
using AdoEntra.Identity.Entra;
using AdoEntra.Identity.Person;
using AdoEntra.Tokens;

namespace AdoEntra.Emulator.Tests.SignIn;

/// <summary>Whose token is whose, and what is left of one when its connection has ended.</summary>
public sealed class SecretSharingTests
{
    [Fact]
    public async Task TwoSecretsOfOneApplication_NeverShareAToken()
    {
        await using SignInScene scene = await SignInScene.StartAsync();
        const string Other = "another-secret-of-the-same-application";
        ClientSecretSignIn good = SecretKinds.Secret(scene, SecretKinds.GoodSecret(scene));
        scene.Entra.SecretApplication.Secrets.Add(new EmulatedSecret(Other));

        AdoConnection one = await scene.ConnectAsync(good, name: "one");
        AdoConnection two = await scene.ConnectAsync(SecretKinds.Secret(scene, Other), name: "two");
        AdoConnection again = await scene.ConnectAsync(SecretKinds.Secret(scene, Other), name: "again");

        Assert.Equal(2, scene.Emulator.Requests.List(EmulatedRoute.Token).Count);
        Assert.NotEqual(Token(scene, one), Token(scene, two));
        Assert.Equal(Token(scene, two), Token(scene, again));
    }

    [Fact]
    public async Task WrongSecret_GetsNoTokenThatTheRightOneGot()
    {
        await using SignInScene scene = await SignInScene.StartAsync();
        AdoConnection good = await scene.ConnectAsync(SecretKinds.Secret(scene, SecretKinds.GoodSecret(scene)));

        await scene.FailsAsync(() => SecretKinds.Secret(scene, "a-secret-that-is-not-one-of-its-secrets"), ErrorIds.InvalidCredential);

        Assert.Equal(2, scene.Emulator.Requests.List(EmulatedRoute.Token).Count);
        await scene.ListAsync(good);
    }

    [Fact]
    public async Task TwoSecretsAtOnce_EachGetItsOwn()
    {
        await using SignInScene scene = await SignInScene.StartAsync();
        string[] secrets = [SecretKinds.GoodSecret(scene), .. Enumerable.Range(0, 7).Select(static number => $"secret-number-{number}-of-the-same-application")];
        foreach (string secret in secrets[1..]) scene.Entra.SecretApplication.Secrets.Add(new EmulatedSecret(secret));

        AdoConnection[] connections = await Task.WhenAll(secrets.Select(secret => scene.ConnectAsync(SecretKinds.Secret(scene, secret), name: secret)));

        Assert.Equal(secrets.Length, connections.Select(connection => Token(scene, connection)).Distinct().Count());
        Assert.Equal(secrets.Order(), scene.Emulator.Requests.List(EmulatedRoute.Token).Select(static request => request.Form["client_secret"]).Order());
    }

    [Fact]
    public async Task PersonalAccessTokenAndAccessTokenOfTheSameText_AreTwo()
    {
        await using SignInScene scene = await SignInScene.StartAsync();
        string text = scene.Emulator.State.Tokens.Issue(scene.Entra.Person).Value;

        await scene.ConnectAsync(new Identity.ReadyMade.AccessTokenSignIn(scene.Secret(text)), name: "bearer");
        await scene.ConnectAsync(new Identity.ReadyMade.PersonalAccessTokenSignIn(scene.Secret(text)), name: "basic");

        Assert.Equal(["Bearer", "Basic"], scene.Emulator.Requests.List(EmulatedRoute.ConnectionData).Select(static request => request.Headers["Authorization"].Split(' ')[0]));
    }

    public static TheoryData<string> Kinds => SignInTable.Kinds(static kind => !kind.ReadsProcessEnvironment);

    /// <summary>
    /// From all that Core holds. Not looked at: what the emulator of this test holds, and MSAL's static cache of managed identities, which
    /// nobody can clear (protocol.md 1.7); those ways are left out for it.
    /// </summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Ended_LeavesNoTokenAndNoSecretReachable(string name)
    {
        SignInKind kind = SignInKinds.Named(name);
        await using SignInScene scene = await SignInScene.StartAsync(kind);
        string[] texts = await ConnectedAsync(scene, kind);

        Assert.NotEmpty(Reachable(scene.Product, texts));
        Disconnect(scene);

        Assert.Empty(Reachable(scene.Product, texts));
    }

    [Fact]
    public async Task Ended_Person_HasToBeAskedAgain()
    {
        await using SignInScene scene = await SignInScene.StartAsync();
        var signIn = new DeviceCodeSignIn($"{scene.Entra.PublicClient.ClientId}");
        scene.Product.End(await scene.ConnectAsync(signIn));

        await scene.ConnectAsync(signIn);

        Assert.Equal(2, scene.Entra.DeviceCodes.Count);
    }

    private static string Token(SignInScene scene, AdoConnection connection) =>
        scene.Product.Tokens.TryGetCached(connection.Session.Identity, out CachedToken? token) ? token.Value : throw new InvalidOperationException("There is no token.");

    // In a method of its own: what is left in its variables is gone with it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<string[]> ConnectedAsync(SignInScene scene, SignInKind kind)
    {
        AdoConnection connection = await scene.ConnectAndListAsync(kind);
        scene.Product.Connections.Of(scene).Add(connection);
        string[] forms = ["client_secret", "client_assertion", "device_code"];
        IEnumerable<string?> sent = scene.Emulator.Requests.List().SelectMany(request => forms.Select(name => request.Form.GetValueOrDefault(name)));
        return [Token(scene, connection), .. sent.OfType<string>().Distinct()];
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

    /// <summary>The way from Core to each object that holds one of the texts.</summary>
    private static List<string> Reachable(object root, string[] texts)
    {
        var found = new List<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance) { root };
        var open = new Queue<(object Thing, string Path)>([(root, root.GetType().Name)]);
        while (open.TryDequeue(out (object Thing, string Path) next))
        {
            foreach ((string name, object value) in Parts(next.Thing))
            {
                string path = $"{next.Path}.{name}";
                if (value is string text)
                {
                    if (texts.Any(one => text.Contains(one, StringComparison.Ordinal))) found.Add(path);
                }
                else if (!IsOutside(value) && seen.Add(value))
                {
                    open.Enqueue((value, path));
                }
            }
        }

        return found;
    }

    private static IEnumerable<(string Name, object Value)> Parts(object thing)
    {
        if (thing is Array array)
        {
            if (array.GetType().GetElementType() is { IsPrimitive: true }) yield break;
            int index = 0;
            foreach (object? item in (IEnumerable)array)
            {
                if (item is not null) yield return ($"[{index}]", item);
                index++;
            }

            yield break;
        }

        for (Type? type = thing.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.FieldType.IsPrimitive || field.FieldType.IsPointer || field.FieldType.IsByRefLike) continue;
                if (field.GetValue(thing) is { } value) yield return (field.Name, value);
            }
        }
    }

    // The runtime's own description of types and threads leads everywhere; the test's and the emulator's objects hold the secrets on purpose.
    private static bool IsOutside(object value) =>
        value is MemberInfo or Assembly or Module or Thread or Pointer or WeakReference
        || value.GetType().FullName!.StartsWith("System.Reflection.", StringComparison.Ordinal)
        || value.GetType().Assembly == typeof(EmulatorHost).Assembly
        || value.GetType().Assembly == typeof(SignInScene).Assembly;
}
