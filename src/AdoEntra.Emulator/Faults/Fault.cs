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
public abstract class Fault
{
    /// <summary>How many requests it is applied to before it is over; null for all of them, until it is cleared.</summary>
    public int? Times { get; init; }

    /// <summary>How many requests are let through before it begins, for example the first page of a list.</summary>
    public int Skip { get; init; }

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
        _ => null,
    };
}
