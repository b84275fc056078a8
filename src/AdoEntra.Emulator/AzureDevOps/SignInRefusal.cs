using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>
/// What a caller gets whose credential is missing, expired, unknown or for another resource. The service tells these apart by nothing;
/// reports differ in the status ([C] protocol 3.3, section 8), so they are one class here too.
/// </summary>
internal static class SignInRefusal
{
    public static Task AnswerAsync(Exchange exchange)
    {
        var request = exchange.Http.Request;
        ServiceHeaders.Challenge(exchange);

        // [C] protocol 3.3: requests that change something are not sent to a sign-in page.
        if (HttpMethods.IsPatch(request.Method) || HttpMethods.IsPut(request.Method) || HttpMethods.IsDelete(request.Method))
        {
            return ServiceErrors.NotAuthorized(ServiceErrors.AnonymousId).AnswerAsync(exchange);
        }

        // [D code] protocol 3.3: asked not to redirect, the service says 401.
        if (string.Equals(request.Headers["X-TFS-FedAuthRedirect"], "Suppress", StringComparison.OrdinalIgnoreCase))
        {
            return Answer.EmptyAsync(exchange, StatusCodes.Status401Unauthorized);
        }

        // [C] Both forms are on record; that it is what looks like a browser which is redirected is [I].
        return exchange.Match.Route == EmulatedRoute.Discovery
            || request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? SignInPage.RedirectAsync(exchange)
            : SignInPage.AnswerAsync(exchange, StatusCodes.Status203NonAuthoritative);
    }
}
