using AdoEntra.Errors;
using AdoEntra.Http;

namespace AdoEntra.Identity.Entra;

/// <summary>What Entra's refusals mean and who can cure them, decided from its own answer: the library's message is mostly empty (protocol.md 1.5).</summary>
internal static class EntraFailures
{
    public static AdoSignInException From(Exception exception, RecordedAnswer answer, EntraSubject subject, params string?[] secrets) =>
        throw new NotSupportedException();

    public static AdoSignInException Unusable(EntraSubject subject, bool empty) => new(
        ErrorIds.UnexpectedResponse,
        $"Entra at {subject.Authority.Host.Authority} answered with {(empty ? "no token" : "a token that has already expired")}.",
        "Check the clock of this machine, then try again.")
    { Target = subject.ClientId, StatusCode = 200 };
}
