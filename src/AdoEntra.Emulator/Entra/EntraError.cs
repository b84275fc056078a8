using System.Globalization;
using System.Text.Json.Nodes;
using AdoEntra.Emulator.Hosting;

namespace AdoEntra.Emulator.Entra;

/// <summary>A refusal of Entra's, in the form of [D] protocol 2.1.</summary>
/// <param name="Code">The AADSTS number.</param>
/// <param name="Error">The OAuth error.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">What went wrong; number and ids are put around it.</param>
internal sealed record EntraError(int Code, string Error, int Status, string Text)
{
    /// <summary>What the next request has to ask for; null when nothing would help.</summary>
    public string? Claims { get; init; }

    public string? SubError { get; init; }

    public Task AnswerAsync(Exchange exchange) => Answer.WriteAsync(exchange, Status, Body(exchange).ToJsonString(), Answer.Json);

    /// <summary>The members of the refusal, as they are sent now.</summary>
    public JsonObject Body(Exchange exchange)
    {
        var now = exchange.Services.Options.TimeProvider.GetUtcNow().UtcDateTime;
        var time = now.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var trace = Guid.NewGuid().ToString();
        var correlation = Guid.TryParse(exchange.Http.Request.Headers["client-request-id"], out var id) ? id : Guid.NewGuid();
        var body = new JsonObject
        {
            ["error"] = Error,
            ["error_description"] = $"AADSTS{Code}: {Text} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {time}",
            ["error_codes"] = new JsonArray(Code),
            ["timestamp"] = time,
            ["trace_id"] = trace,
            ["correlation_id"] = correlation.ToString(),
            ["error_uri"] = $"https://login.microsoftonline.com/error?code={Code}",
        };
        if (SubError is not null)
        {
            body["suberror"] = SubError;
        }

        if (Claims is not null)
        {
            body["claims"] = Claims;
        }

        return body;
    }
}
