using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator;

/// <summary>A redirect: to the sign-in page, to another host, in a circle. The foreign host records what reaches it.</summary>
public sealed class RedirectFault : Fault
{
    /// <summary>Where to.</summary>
    public RedirectTarget Target { get; init; }

    /// <summary>The <c>Location</c> just as it is to be sent, in place of <see cref="Target"/>; null for that.</summary>
    public string? Location { get; init; }

    /// <summary>The HTTP status, 302 unless said otherwise. 307 and 308 make a client keep the method and the body.</summary>
    public int Status { get; init; } = StatusCodes.Status302Found;

    /// <inheritdoc/>
    internal override Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        exchange.Http.Response.Headers.Location = Location ?? Address(exchange);
        return Answer.EmptyAsync(exchange, Status);
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) =>
        Status is not (301 or 302 or 303 or 307 or 308) ? "status has to be 301, 302, 303, 307 or 308"
        : Location?.Any(letter => letter is < ' ' or > '~') == true ? "location may hold visible ASCII only, as headers may"
        : base.Problem(route);

    private string Address(Exchange exchange)
    {
        var request = exchange.Http.Request;
        var (raw, foreign) = (exchange.Target.Raw, exchange.Services.ForeignUri);
        var here = $"{request.Scheme}://{request.Host}";
        return Target switch
        {
            RedirectTarget.SignIn => SignInPage.Address(exchange),
            RedirectTarget.Foreign => foreign.GetLeftPart(UriPartial.Authority) + raw,
            RedirectTarget.NetworkPath => "//" + foreign.Authority + raw,
            RedirectTarget.SameHost => here + "/MyOrg/_apis/connectionData?api-version=7.1-preview.1",
            RedirectTarget.OtherScheme => $"ftp://{request.Host}{raw}",

            // Only the last segment, which means the rest of the path as it is.
            RedirectTarget.Relative => raw[(raw.Split('?')[0].LastIndexOf('/') + 1)..],
            _ => here + raw,
        };
    }
}
