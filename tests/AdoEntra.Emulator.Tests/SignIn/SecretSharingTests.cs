using AdoEntra.Emulator.Tests.SignIn.Kinds;
using AdoEntra.Errors;
using AdoEntra.Identity.Entra;
using AdoEntra.Identity.Interactive;
using AdoEntra.Identity.ReadyMade;

namespace AdoEntra.Emulator.Tests.SignIn;

/// <summary>Whose token is whose.</summary>
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
        Assert.NotEqual(scene.Token(one), scene.Token(two));
        Assert.Equal(scene.Token(two), scene.Token(again));
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
        string[] secrets =
        [
            SecretKinds.GoodSecret(scene),
            .. Enumerable.Range(0, 7).Select(static number => $"secret-number-{number}-of-the-same-application"),
        ];
        foreach (string secret in secrets[1..])
            scene.Entra.SecretApplication.Secrets.Add(new EmulatedSecret(secret));

        AdoConnection[] connections = await Task.WhenAll(
            secrets.Select(secret => scene.ConnectAsync(SecretKinds.Secret(scene, secret), name: secret))
        );

        Assert.Equal(secrets.Length, connections.Select(connection => scene.Token(connection)).Distinct().Count());
        Assert.Equal(
            secrets.Order(),
            scene.Emulator.Requests.List(EmulatedRoute.Token).Select(static request => request.Form["client_secret"]).Order()
        );
    }

    [Fact]
    public async Task PersonalAccessTokenAndAccessTokenOfTheSameText_AreTwo()
    {
        await using SignInScene scene = await SignInScene.StartAsync();
        string text = scene.Emulator.State.Tokens.Issue(scene.Entra.Person).Value;

        await scene.ConnectAsync(new AccessTokenSignIn(scene.Secret(text)), name: "bearer");
        await scene.ConnectAsync(new PersonalAccessTokenSignIn(scene.Secret(text)), name: "basic");

        Assert.Equal(
            ["Bearer", "Basic"],
            scene
                .Emulator.Requests.List(EmulatedRoute.ConnectionData)
                .Select(static request => request.Headers["Authorization"].Split(' ')[0])
        );
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
}
