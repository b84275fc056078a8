using AdoEntra.Emulator.AzureDevOps;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator;

/// <summary>An error of Azure DevOps in one of its four body shapes.</summary>
public sealed class ErrorFault : Fault
{
    /// <summary>The HTTP status, 400 to 599.</summary>
    public required int Status { get; init; }

    /// <summary>The form of the body.</summary>
    public ErrorShape Shape { get; init; }

    /// <summary>The text, beginning with a TF or VS number where the service has one.</summary>
    public string Message { get; init; } = "VS403999: The emulator was configured to fail.";

    /// <summary>The short type name.</summary>
    public string TypeKey { get; init; } = "EmulatedException";

    /// <summary>How the text is written.</summary>
    public ErrorEncoding Encoding { get; init; }

    /// <summary>Further headers; they replace those of the same name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether the answer says who the caller is (<c>X-VSS-UserData</c>), when the credential is good. With 403 or 404 that means "not
    /// permitted". [C] protocol 3.3.
    /// </summary>
    public bool Identified { get; init; } = true;

    /// <inheritdoc/>
    internal override Task ApplyAsync(Exchange exchange, Func<Task> answer)
    {
        if (Identified && exchange.Credential.Identity is { } identity)
        {
            ServiceHeaders.Identify(exchange, identity);
        }

        foreach (var (name, value) in Headers)
        {
            exchange.Http.Response.Headers[name] = value;
        }

        return new ServiceError(
            Status, TypeKey, "Microsoft.TeamFoundation.Framework.Server, Microsoft.TeamFoundation.Framework.Server", Message)
            .AnswerAsync(exchange, Shape, Encoding);
    }

    /// <inheritdoc/>
    internal override string? Problem(EmulatedRoute route) =>
        Status is < 400 or > 599 ? "status has to be from 400 to 599" : base.Problem(route);
}
