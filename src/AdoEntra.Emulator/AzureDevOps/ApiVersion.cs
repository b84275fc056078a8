using System.Text.RegularExpressions;
using AdoEntra.Emulator.Hosting;
using Microsoft.Net.Http.Headers;

namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>
/// The api-version of a request: <c>major.minor[-preview[.N]]</c>, as a query parameter or as a parameter of <c>Accept</c>. [D] protocol
/// 3.7.
/// </summary>
internal static partial class ApiVersion
{
    // [V] protocol 3.7: in the 7.2 set everything is preview.
    private const double LatestReleased = 7.1;
    private const double Latest = 7.2;

    /// <summary>Says what is wrong with the version of a request, or null when nothing is.</summary>
    public static ServiceError? Check(Exchange exchange)
    {
        var location = exchange.Match.Location!;
        var asked = Asked(exchange);
        if (string.IsNullOrEmpty(asked))
        {
            return location.VersionOptional ? null : ServiceErrors.VersionMissing(exchange.Http.Request.Method);
        }

        var match = Form().Match(asked);
        if (!match.Success)
        {
            return ServiceErrors.VersionMalformed(asked);
        }

        var number = double.Parse(match.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        if (number is > Latest or < 1)
        {
            return ServiceErrors.VersionOutOfRange(match.Groups["number"].Value, "7.2");
        }

        return (location.PreviewOnly || number > LatestReleased) && !match.Groups["preview"].Success
            ? ServiceErrors.VersionIsPreview(asked)
            : null;
    }

    /// <summary>The number that a request names, without the suffix of a preview. It was checked before.</summary>
    public static double Number(Exchange exchange) => double.Parse(
        Form().Match(Asked(exchange) ?? "7.1").Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    private static string? Asked(Exchange exchange)
    {
        var request = exchange.Http.Request;
        if (request.Query.TryGetValue("api-version", out var query))
        {
            return query.ToString();
        }

        return MediaTypeHeaderValue.TryParseList(request.Headers.Accept.ToArray()!, out var accepted)
            ? accepted
                .SelectMany(type => type.Parameters)
                .FirstOrDefault(parameter => parameter.Name.Equals("api-version", StringComparison.OrdinalIgnoreCase))
                ?.Value.ToString().Trim('"')
            : null;
    }

    [GeneratedRegex(@"^(?<number>\d{1,2}\.\d{1,2})(?<preview>-preview(\.\d+)?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
