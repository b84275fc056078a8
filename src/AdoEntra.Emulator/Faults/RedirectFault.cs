using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator;

/// <summary>A redirect, to the sign-in page or to another host. The foreign host records what reaches it.</summary>
public sealed class RedirectFault : Fault
{
    /// <summary>Where to.</summary>
    public RedirectTarget Target { get; init; }

    /// <summary>The HTTP status, 302 unless said otherwise. 307 and 308 make a client keep the method and the body.</summary>
    public int Status { get; init; } = StatusCodes.Status302Found;

    /// <inheritdoc/>
    internal override Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        exchange.Http.Response.Headers.Location = Target == RedirectTarget.SignIn
            ? SignInPage.Address(exchange)
            : exchange.Services.ForeignUri.AbsoluteUri.TrimEnd('/') + exchange.Target.Raw;
        return Answer.EmptyAsync(exchange, Status);
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) =>
        Status is 301 or 302 or 303 or 307 or 308 ? base.Problem(route) : "status has to be 301, 302, 303, 307 or 308";
}
