using System.Text.Json.Serialization;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator;

/// <summary>
/// Something that goes wrong on a route. Each kind is a class of its own; over HTTP the member <c>kind</c> names it. A further kind is a
/// further class and a line here.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(StatusFault), "status")]
[JsonDerivedType(typeof(ErrorFault), "error")]
[JsonDerivedType(typeof(UnauthorizedFault), "unauthorized")]
[JsonDerivedType(typeof(AnonymousFault), "anonymous")]
[JsonDerivedType(typeof(SignInPageFault), "signInPage")]
[JsonDerivedType(typeof(RedirectFault), "redirect")]
[JsonDerivedType(typeof(TokenFault), "token")]
[JsonDerivedType(typeof(EntraErrorFault), "entraError")]
[JsonDerivedType(typeof(ClaimsChallengeFault), "claimsChallenge")]
[JsonDerivedType(typeof(HangFault), "hang")]
[JsonDerivedType(typeof(DelayFault), "delay")]
[JsonDerivedType(typeof(DripFault), "drip")]
[JsonDerivedType(typeof(CutFault), "cut")]
[JsonDerivedType(typeof(ResetFault), "reset")]
[JsonDerivedType(typeof(LengthFault), "length")]
[JsonDerivedType(typeof(GzipFault), "gzip")]
[JsonDerivedType(typeof(ThrottleFault), "throttle")]
[JsonDerivedType(typeof(RepeatedTokenFault), "repeatedToken")]
public abstract class Fault
{
    /// <summary>How many requests it is applied to before it is over; null for all of them, until it is cleared.</summary>
    public int? Times { get; init; }

    /// <summary>How many requests are let through before it begins, for example the first page of a list.</summary>
    public int Skip { get; init; }

    /// <summary>
    /// That it strikes only each so many'th request, for example 3 for the third, the sixth and so on; null for each one. A request that it
    /// leaves alone is left to the next fault of the route.
    /// </summary>
    public int? Every { get; init; }

    /// <summary>
    /// How likely it is to strike a request, between 0 and 1; null for certainty. A request that it leaves alone is left to the next fault
    /// of the route, so that several kinds can be mixed.
    /// </summary>
    public double? Chance { get; init; }

    /// <summary>
    /// Where chance begins: the same seed strikes the same requests, counted in order of arrival. Null for the fault's place among those of
    /// the route, from 0, so that several do not strike together.
    /// </summary>
    public int? Seed { get; init; }

    /// <summary>Answers in place of the route, or around it.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="answer">The route's own answer.</param>
    /// <returns>Completes when the answer is written.</returns>
    internal abstract Task ApplyAsync(Exchange exchange, Func<Task> answer);

    /// <summary>Says why the fault makes no sense, or null.</summary>
    internal virtual string? Problem(EmulatedRoute route) => this switch
    {
        { Times: < 1 } => "times has to be 1 or more",
        { Skip: < 0 } => "skip has to be 0 or more",
        { Every: < 1 } => "every has to be 1 or more",
        { Chance: not (null or (> 0 and <= 1)) } => "chance has to be above 0 and at most 1",
        { Every: not null, Chance: not null } => "either every or chance",
        { Seed: not null, Chance: null } => "a seed needs a chance",
        _ => null,
    };

    /// <summary>Whether a route is at the https endpoint only.</summary>
    private protected static bool IsSecure(EmulatedRoute route) =>
        IsOfEntra(route) || route == EmulatedRoute.ServiceFabric;

    /// <summary>Whether a route is one of Entra's three that give something out.</summary>
    private protected static bool IsOfEntra(EmulatedRoute route) =>
        route == EmulatedRoute.Token || route == EmulatedRoute.DeviceCode || route == EmulatedRoute.Authorize;
}
