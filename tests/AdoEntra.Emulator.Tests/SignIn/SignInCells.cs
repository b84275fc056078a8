using AdoEntra.Emulator.Tests.SignIn.Kinds;
using AdoEntra.Errors;

namespace AdoEntra.Emulator.Tests.SignIn;

/// <summary>
/// The columns of the matrix: what happens to a way to sign in. Each asserts what was asked of whom, which error it is, that no one was
/// told a secret, and that the session works afterwards.
/// </summary>
internal static class SignInCells
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(3);

    public static async Task Good_AsksExactlyWhatItMust(string name)
    {
        SignInKind kind = SignInKinds.Named(name);
        await using SignInScene scene = await SignInScene.StartAsync(kind);

        AdoConnection connection = await scene.ConnectAsync(kind.Good(scene));

        Assert.Equal(kind.Asked, scene.Asked);
        kind.AssertRequests(scene);
        Assert.Equal(
            (kind.CredentialKind, kind.IdentityName, scene.TenantId),
            (connection.CredentialKind, connection.IdentityName, connection.TenantId)
        );
        await scene.ListAsync(connection);
        Assert.Equal([.. kind.Asked, EmulatedRoute.Projects], scene.Asked);
        scene.AssertSilent(string.Empty);
    }

    public static async Task TokenOfEitherShape_IsTheSame(string name)
    {
        SignInKind kind = SignInKinds.Named(name);
        await using SignInScene scene = await SignInScene.StartAsync(kind, TokenShape.Jwt);

        AdoConnection connection = await scene.ConnectAndListAsync(kind);

        Assert.Equal((kind.IdentityName, scene.TenantId), (connection.IdentityName, connection.TenantId));
        scene.AssertSilent(string.Empty);
    }

    public static async Task Refused_IsTold_AndAskedOnce(string name, string what)
    {
        SignInKind kind = SignInKinds.Named(name);
        Failing failing = kind.Refused.Single(failing => failing.What == what);
        await using SignInScene scene = await SignInScene.StartAsync(kind);

        AdoEntraException failure = await scene.FailsAsync(() => failing.SignIn(scene), failing.ErrorId);

        Assert.Equal(failing.Asked, scene.Asked);
        if (failing.Code is not null) Assert.Equal(failing.Code, Assert.IsType<AdoSignInException>(failure).ServiceCode);
        await scene.WorksAfterwardsAsync(kind);
    }

    public static async Task Unavailable_IsReported_WithoutARequest(string name, string what)
    {
        SignInKind kind = SignInKinds.Named(name);
        Failing failing = kind.Unavailable.Single(failing => failing.What == what);
        await using SignInScene scene = await SignInScene.StartAsync(kind);

        await scene.FailsAsync(() => failing.SignIn(scene), failing.ErrorId);

        Assert.Empty(scene.Asked);
        await scene.WorksAfterwardsAsync(kind);
    }

    public static async Task EndpointDown_IsTransient(string name, EmulatedRoute route)
    {
        SignInKind kind = SignInKinds.Named(name);
        Endpoint endpoint = kind.Endpoints.Single(endpoint => endpoint.Route == route);
        await using SignInScene scene = await SignInScene.StartAsync(kind);
        scene.Set(endpoint.Variable, scene.Closed(endpoint.Scheme).AbsoluteUri);

        // Within the limit of a sign-in that names none.
        AdoEntraException failure = await scene.FailsAsync(() => kind.Good(scene), ErrorIds.Transient);

        Assert.DoesNotContain("Exception", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(route, scene.Asked);
        await scene.WorksAfterwardsAsync(kind);
    }

    public static async Task EndpointOutOfOrder_IsTriedAgain_ThenTransient(string name, EmulatedRoute route)
    {
        // As long as a device code is good its token is asked for: DeviceCodeTests of Core say how that ends.
        if (name == "DeviceCode" && route == EmulatedRoute.Token) return;
        SignInKind kind = SignInKinds.Named(name);
        await using SignInScene scene = await SignInScene.StartAsync(kind, makesClientsWait: true);
        scene.Emulator.Faults.Set(route, new StatusFault { Status = 503, Body = """{"error":"temporarily_unavailable"}""" });

        AdoEntraException failure = await scene.FailsAsync(() => kind.Good(scene), ErrorIds.Transient);

        Assert.Equal(503, Assert.IsType<AdoSignInException>(failure).StatusCode);
        Assert.InRange(scene.Asked.Count(asked => asked == route), 2, 6);
        // The library has public clients wait for a minute after any such answer.
        if (kind.IsPublicClient) await scene.OthersWorkAfterwardsAsync();
        else await scene.WorksAfterwardsAsync(kind);
    }

    public static async Task EndpointOutOfOrderOnce_IsNotNoticed(string name, EmulatedRoute route)
    {
        SignInKind kind = SignInKinds.Named(name);
        await using SignInScene scene = await SignInScene.StartAsync(kind);
        scene.Emulator.Faults.Set(route, new StatusFault { Status = 503, Times = 1 });

        AdoConnection connection = await scene.ConnectAndListAsync(kind);

        Assert.Equal(kind.IdentityName, connection.IdentityName);
        Assert.Equal(2, scene.Asked.Count(asked => asked == route));
    }

    public static async Task PageInItsPlace_IsNoAnswer(string name, EmulatedRoute route)
    {
        SignInKind kind = SignInKinds.Named(name);
        await using SignInScene scene = await SignInScene.StartAsync(kind);
        scene.Emulator.Faults.Set(
            route,
            new StatusFault
            {
                Status = 200,
                Body = "<html><body>Welcome to our network</body></html>",
                ContentType = "text/html",
            }
        );

        string expected = route == EmulatedRoute.PipelinesOidc ? ErrorIds.InvalidCredential : ErrorIds.UnexpectedResponse;
        await scene.FailsAsync(() => kind.Good(scene), expected);

        Assert.Single(scene.Asked, asked => asked == route);
        await scene.WorksAfterwardsAsync(kind);
    }

    public static async Task Slow_EndsWithinTheLimit(string name, EmulatedRoute route)
    {
        SignInKind kind = SignInKinds.Named(name);
        await using SignInScene scene = await SignInScene.StartAsync(kind);
        scene.Emulator.Faults.Set(route, new HangFault());

        AdoEntraException failure = await scene.TimesOutAsync(() => kind.Good(scene), s_limit, route);

        // By this limit and no other.
        Assert.Contains("took longer than 3 s", failure.Message, StringComparison.Ordinal);
        Assert.Contains("-TimeoutSec", failure.RecommendedAction, StringComparison.Ordinal);
        await scene.AssertGoneAsync(route);
        await scene.WorksAfterwardsAsync(kind);
    }

    public static async Task Cancelled_EndsAtOnce(string name, EmulatedRoute route)
    {
        SignInKind kind = SignInKinds.Named(name);
        await using SignInScene scene = await SignInScene.StartAsync(kind);
        scene.Emulator.Faults.Set(route, new HangFault());
        using var stop = new CancellationTokenSource();

        Task<AdoConnection> connecting = scene.ConnectAsync(kind.Good(scene), cancellationToken: stop.Token);
        await scene.AskedAsync(route);
        await stop.CancelAsync();

        // A limit would have ended it as TimedOut, and none ends while the clock stands still.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);

        await scene.AssertGoneAsync(route);
        await scene.WorksAfterwardsAsync(kind);
    }

    public static async Task Throttled_ForLong_IsToldAtOnce(string name, EmulatedRoute route)
    {
        SignInKind kind = SignInKinds.Named(name);
        await using SignInScene scene = await SignInScene.StartAsync(kind, makesClientsWait: true);
        scene.Emulator.Faults.Set(
            route,
            new StatusFault
            {
                Status = 429,
                Headers = new Dictionary<string, string> { ["Retry-After"] = "600" },
            }
        );

        AdoEntraException failure = await scene.FailsAsync(() => kind.Good(scene), ErrorIds.Throttled);

        Assert.Equal(429, Assert.IsType<AdoSignInException>(failure).StatusCode);
        Assert.Single(scene.Asked, asked => asked == route);
        await scene.OthersWorkAfterwardsAsync();
        if (route != EmulatedRoute.Token) return;
        // The library lets this application wait in the whole process, as it was asked to, and says so in words that are not Entra's.
        AdoEntraException again = await scene.FailsAsync(() => kind.Good(scene), ErrorIds.Throttled);
        Assert.DoesNotContain("Entra said", again.Message, StringComparison.Ordinal);
    }

    public static async Task Throttled_ForASecond_IsWaitedFor(string name, EmulatedRoute route)
    {
        SignInKind kind = SignInKinds.Named(name);
        await using SignInScene scene = await SignInScene.StartAsync(kind);
        scene.Emulator.Faults.Set(
            route,
            new StatusFault
            {
                Status = 429,
                Times = 1,
                Headers = new Dictionary<string, string> { ["Retry-After"] = "1" },
            }
        );

        AdoConnection connection = await scene.ConnectAndListAsync(kind);

        Assert.Equal(kind.IdentityName, connection.IdentityName);
        Assert.Equal(2, scene.Asked.Count(asked => asked == route));
    }
}
