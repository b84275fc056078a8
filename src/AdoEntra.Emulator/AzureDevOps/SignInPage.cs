using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>The page that is shown to a browser, and to clients that followed the redirect.</summary>
internal static class SignInPage
{
    // [C] protocol 3.3: an HTML page; the title is the real one's, the rest is shortened.
    private const string Html =
        """
        <!DOCTYPE html>
        <html lang="en-US">
        <head><meta charset="utf-8"><title>Azure DevOps Services | Sign In</title></head>
        <body><h1>Sign in to Azure DevOps</h1><p>This is the emulator's sign-in page. It accepts no sign-in.</p></body>
        </html>
        """;

    private const string German =
        """
        <!DOCTYPE html>
        <html lang="de-DE">
        <head><meta charset="utf-8"><title>Azure DevOps Services | Anmelden</title></head>
        <body><h1>Bei Azure DevOps anmelden</h1><p>Dies ist die Seite des Emulators. Niemand kann sich hier anmelden.</p></body>
        </html>
        """;

    private const string Xml =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <html xmlns="http://www.w3.org/1999/xhtml" lang="en-US">
        <head><title>Azure DevOps Services | Sign In</title></head>
        <body><h1>Sign in to Azure DevOps</h1><p>This is the emulator's sign-in page. It accepts no sign-in.</p></body>
        </html>
        """;

    /// <summary>
    /// Where a redirect leads. [C] protocol 3.3: <c>https://spsprod….vssps.visualstudio.com/_signin?realm=…&amp;reply_to=…</c>; here on
    /// the emulator itself, so that nothing that follows it leaves the machine.
    /// </summary>
    public static string Address(Exchange exchange)
    {
        var root = exchange.Services.BaseUri.AbsoluteUri;
        var replyTo = Uri.EscapeDataString(root.TrimEnd('/') + exchange.Target.Raw);
        return $"{root}_signin?realm=dev.azure.com&reply_to={replyTo}&redirect=1";
    }

    /// <summary>302, as ASP.NET writes it.</summary>
    public static Task RedirectAsync(Exchange exchange)
    {
        exchange.Http.Response.Headers.Location = Address(exchange);
        return Answer.WriteAsync(
            exchange,
            StatusCodes.Status302Found,
            "<html><head><title>Object moved</title></head><body><h2>Object moved</h2></body></html>",
            Answer.Html);
    }

    public static Task AnswerAsync(Exchange exchange, int status, SignInPageForm form = SignInPageForm.Html) =>
        Answer.WriteAsync(
            exchange,
            status,
            form switch
            {
                SignInPageForm.German => German,
                SignInPageForm.Xml => Xml,
                _ => Html,
            },
            Answer.Html);

    /// <summary>What lies outside every organization: the sign-in page, or nothing.</summary>
    public static Task AnswerStrayAsync(Exchange exchange) => exchange.Target.Segments is ["_signin", ..]
        ? AnswerAsync(exchange, StatusCodes.Status203NonAuthoritative)
        : Answer.WriteAsync(exchange, StatusCodes.Status404NotFound, "Nothing is emulated at this address.", Answer.Text);
}
