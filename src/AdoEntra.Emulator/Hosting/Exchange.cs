using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.Requests;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.Hosting;

/// <summary>One request on its way through the emulator, with what a fault or a gate found out about it.</summary>
internal sealed class Exchange(
    HttpContext http, EmulatorServices services, RequestTarget target, RouteMatch match, CancellationToken aborted)
{
    public HttpContext Http { get; } = http;

    public EmulatorServices Services { get; } = services;

    public RequestTarget Target { get; } = target;

    public RouteMatch Match { get; } = match;

    /// <summary>The organization of the address, or null where there is none, or none of that name.</summary>
    public EmulatedOrganization? Organization { get; } =
        match.Organization is null ? null : services.State.FindOrganization(match.Organization);

    /// <summary>The life of the token to be issued, where a fault wants another than the usual one.</summary>
    public TimeSpan? TokenLifetime { get; set; }

    /// <summary>Whether a fault wants the token answer without the token.</summary>
    public bool OmitAccessToken { get; set; }

    /// <summary>Whether a fault wants the caller to be taken for nobody.</summary>
    public bool Anonymous { get; set; }

    /// <summary>Whether the emulator itself broke the connection.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Ends when the client goes away, the emulator stops, or a fault breaks the connection.</summary>
    public CancellationToken Aborted { get; } = aborted;

    /// <summary>Whom the credential of the request speaks for, checked when first asked.</summary>
    public CredentialCheck Credential => field ??= CredentialCheck.Of(this);

    /// <summary>
    /// Ends the answer before it is complete. What was sent arrives: the server closes the connection in order, because it was promised
    /// more. (Aborting it would also take back what the client has not read yet.)
    /// </summary>
    public void CutOff() => IsCutOff = true;

    /// <summary>Breaks the connection at once.</summary>
    public void Abort()
    {
        IsCutOff = true;
        Http.Abort();
    }
}
