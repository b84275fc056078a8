using System.Text;
using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace AdoEntra.Emulator.Hosting;

/// <summary>One request on its way through the emulator, with what a fault or a gate found out about it.</summary>
internal sealed class Exchange(
    HttpContext http, EmulatorServices services, RequestTarget target, RouteMatch match, CancellationToken aborted)
{
    private RecordedRequest? _answered;

    public HttpContext Http { get; } = http;

    public EmulatorServices Services { get; } = services;

    public RequestTarget Target { get; } = target;

    public RouteMatch Match { get; } = match;

    /// <summary>The organization of the address, or null where there is none, or none of that name.</summary>
    public EmulatedOrganization? Organization { get; } =
        match.Organization is null ? null : services.State.FindOrganization(match.Organization);

    /// <summary>The members of the body, where it is a form; otherwise none.</summary>
    public IReadOnlyDictionary<string, string> Form { get; private set; } = new Dictionary<string, string>();

    /// <summary>What a fault wants to be wrong with the token answer.</summary>
    public TokenDefect? Defect { get; set; }

    /// <summary>The life of the token to be issued, where a fault wants another than the usual one.</summary>
    public TimeSpan? TokenLifetime => Defect == TokenDefect.Expired ? TimeSpan.FromMinutes(-5) : null;

    /// <summary>Whether a fault makes the caller anonymous.</summary>
    public bool Anonymous { get; set; }

    /// <summary>Whether a fault wants the token for the next page to be the same on every page.</summary>
    public bool RepeatsToken { get; set; }

    /// <summary>Whether the emulator itself broke the connection.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Ends when the client goes away, the emulator stops, or a fault breaks the connection.</summary>
    public CancellationToken Aborted { get; } = aborted;

    /// <summary>Whom the credential of the request speaks for, checked when first asked.</summary>
    public CredentialCheck Credential => field ??= CredentialCheck.Of(this);

    /// <summary>
    /// Reads the body as far as it is kept, and puts it down in the log. Of several members of a form that have the same name the last one
    /// counts.
    /// </summary>
    public async Task ReadBodyAsync(RequestLog log, RecordedRequest record)
    {
        var request = Http.Request;
        if (Http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            return;
        }

        var body = new RecordedBody(request.Body);
        request.Body = body;
        try
        {
            await body.KeepAsync(request.ContentLength, Aborted);
        }
        finally
        {
            log.Keep(record, body);
        }

        if (request.HasFormContentType)
        {
            using var form = new FormReader(Encoding.UTF8.GetString(body.Kept.Span));
            record.Form = Form = (await form.ReadFormAsync(Aborted)).ToDictionary(
                member => member.Key, member => member.Value[^1] ?? string.Empty, StringComparer.Ordinal);
        }
    }

    /// <summary>Has the answer to come put down in a record, because it is the route's own.</summary>
    public void KeepAnswerIn(RecordedRequest record) => _answered = record;

    /// <summary>Puts an answer down, where that is wanted.</summary>
    public void KeepAnswer(int status, ReadOnlyMemory<byte> body, string? contentType) =>
        _answered?.Answer = new RecordedAnswer(status, contentType, body.ToArray());

    /// <summary>
    /// Ends the answer before it is complete. What was sent arrives: the server closes the connection in order, because it was promised
    /// more. (Aborting it would also take back what the client has not read yet.)
    /// </summary>
    public void CutOff() => IsCutOff = true;

    /// <summary>Breaks the connection at once, so that the client notices: with RST, not with FIN.</summary>
    public void Abort()
    {
        IsCutOff = true;
        Http.Abort();
    }
}
