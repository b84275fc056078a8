using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.SignIn;

/// <summary>The ways that work, are refused, or are not there.</summary>
public sealed class SignInTests
{
    public static TheoryData<string> Kinds => SignInTable.Kinds(static kind => !kind.ReadsProcessEnvironment);

    public static TheoryData<string, string> Refused => SignInTable.Refused(static kind => !kind.ReadsProcessEnvironment);

    public static TheoryData<string, string> Unavailable => SignInTable.Unavailable(static kind => !kind.ReadsProcessEnvironment);

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Good_AsksExactlyWhatItMust(string name) => SignInCells.Good_AsksExactlyWhatItMust(name);

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task TokenOfEitherShape_IsTheSame(string name) => SignInCells.TokenOfEitherShape_IsTheSame(name);

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Ended_LeavesNoTokenAndNoSecretReachable(string name) => EndedConnection.LeavesNoTokenAndNoSecretReachable(name);

    [Theory]
    [MemberData(nameof(Refused))]
    public Task Refused_IsTold_AndAskedOnce(string name, string what) => SignInCells.Refused_IsTold_AndAskedOnce(name, what);

    [Theory]
    [MemberData(nameof(Unavailable))]
    public Task Unavailable_IsReported_WithoutARequest(string name, string what) =>
        SignInCells.Unavailable_IsReported_WithoutARequest(name, what);
}

/// <summary>Endpoints that are down, out of order, or another server.</summary>
public sealed class EndpointFailureTests
{
    public static TheoryData<string, EmulatedRoute> Endpoints =>
        SignInTable.Endpoints(static kind => !kind.ReadsProcessEnvironment && !kind.IsVariant);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public Task EndpointDown_IsTransient(string name, EmulatedRoute route) => SignInCells.EndpointDown_IsTransient(name, route);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public Task EndpointOutOfOrder_IsTriedAgain_ThenTransient(string name, EmulatedRoute route) =>
        SignInCells.EndpointOutOfOrder_IsTriedAgain_ThenTransient(name, route);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public Task EndpointOutOfOrderOnce_IsNotNoticed(string name, EmulatedRoute route) =>
        SignInCells.EndpointOutOfOrderOnce_IsNotNoticed(name, route);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public Task PageInItsPlace_IsNoAnswer(string name, EmulatedRoute route) => SignInCells.PageInItsPlace_IsNoAnswer(name, route);
}

/// <summary>Endpoints that keep a sign-in waiting.</summary>
public sealed class EndpointWaitTests
{
    public static TheoryData<string, EmulatedRoute> Endpoints =>
        SignInTable.Endpoints(static kind => !kind.ReadsProcessEnvironment && !kind.IsVariant);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public Task Slow_EndsWithinTheLimit(string name, EmulatedRoute route) => SignInCells.Slow_EndsWithinTheLimit(name, route);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public Task Cancelled_EndsAtOnce(string name, EmulatedRoute route) => SignInCells.Cancelled_EndsAtOnce(name, route);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public Task Throttled_ForLong_IsToldAtOnce(string name, EmulatedRoute route) => SignInCells.Throttled_ForLong_IsToldAtOnce(name, route);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public Task Throttled_ForASecond_IsWaitedFor(string name, EmulatedRoute route) =>
        SignInCells.Throttled_ForASecond_IsWaitedFor(name, route);
}

/// <summary>The ways for which the library reads the environment of this process: one after the other, with all that change it.</summary>
[Collection(ChangedEnvironment.Collection)]
public sealed class HostSignInTests
{
    public static TheoryData<string> Kinds => SignInTable.Kinds(static kind => kind.ReadsProcessEnvironment);

    public static TheoryData<string> KindsOfOurOwn =>
        SignInTable.Kinds(static kind => kind.ReadsProcessEnvironment && !kind.IsManagedIdentity);

    public static TheoryData<string, string> Refused => SignInTable.Refused(static kind => kind.ReadsProcessEnvironment);

    public static TheoryData<string, string> Unavailable => SignInTable.Unavailable(static kind => kind.ReadsProcessEnvironment);

    public static TheoryData<string, EmulatedRoute> Endpoints => SignInTable.Endpoints(static kind => kind.ReadsProcessEnvironment);

    public static TheoryData<string, EmulatedRoute> EndpointsWithoutPage =>
        SignInTable.Endpoints(static kind => kind.ReadsProcessEnvironment && kind.Page is null);

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Good_AsksExactlyWhatItMust(string name) => SignInCells.Good_AsksExactlyWhatItMust(name);

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task TokenOfEitherShape_IsTheSame(string name) => SignInCells.TokenOfEitherShape_IsTheSame(name);

    [Theory]
    [MemberData(nameof(KindsOfOurOwn))]
    public Task Ended_LeavesNoTokenAndNoSecretReachable(string name) => EndedConnection.LeavesNoTokenAndNoSecretReachable(name);

    [Theory]
    [MemberData(nameof(Refused))]
    public Task Refused_IsTold_AndAskedOnce(string name, string what) => SignInCells.Refused_IsTold_AndAskedOnce(name, what);

    [Theory]
    [MemberData(nameof(Unavailable))]
    public Task Unavailable_IsReported_WithoutARequest(string name, string what) =>
        SignInCells.Unavailable_IsReported_WithoutARequest(name, what);

    [Theory]
    [MemberData(nameof(EndpointsWithoutPage))]
    public Task EndpointDown_IsTransient(string name, EmulatedRoute route) => SignInCells.EndpointDown_IsTransient(name, route);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public Task EndpointOutOfOrder_IsTriedAgain_ThenTransient(string name, EmulatedRoute route) =>
        SignInCells.EndpointOutOfOrder_IsTriedAgain_ThenTransient(name, route);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public Task EndpointOutOfOrderOnce_IsNotNoticed(string name, EmulatedRoute route) =>
        SignInCells.EndpointOutOfOrderOnce_IsNotNoticed(name, route);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public Task PageInItsPlace_IsNoAnswer(string name, EmulatedRoute route) => SignInCells.PageInItsPlace_IsNoAnswer(name, route);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public Task Slow_EndsWithinTheLimit(string name, EmulatedRoute route) => SignInCells.Slow_EndsWithinTheLimit(name, route);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public Task Cancelled_EndsAtOnce(string name, EmulatedRoute route) => SignInCells.Cancelled_EndsAtOnce(name, route);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public Task Throttled_ForLong_IsToldAtOnce(string name, EmulatedRoute route) => SignInCells.Throttled_ForLong_IsToldAtOnce(name, route);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public Task Throttled_ForASecond_IsWaitedFor(string name, EmulatedRoute route) =>
        SignInCells.Throttled_ForASecond_IsWaitedFor(name, route);
}
