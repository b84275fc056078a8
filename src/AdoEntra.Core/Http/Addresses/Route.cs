using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AdoEntra.Http.Addresses;

/// <summary>Makes the route of a request from an interpolated string, of which every hole is escaped.</summary>
internal static class Route
{
    /// <summary>The escaped path below the organization: <c>Route.To($"{project}/_apis/git/repositories/{repository}")</c>.</summary>
    /// <param name="route">The path. A hole is one segment of it, or one value of the query.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: what a hole holds is no segment; see
    /// <see cref="RouteSegment"/>.</exception>
    public static string To(RouteBuilder route) => route.ToString();
}

/// <summary>What the compiler makes of the string of <see cref="Route.To"/>.</summary>
[InterpolatedStringHandler]
internal ref struct RouteBuilder
{
    private const int UsualHole = 16;

    private readonly StringBuilder _route;
    private bool _isInQuery;

    /// <param name="literalLength">How long the text between the holes is.</param>
    /// <param name="formattedCount">How many holes there are.</param>
    public RouteBuilder(int literalLength, int formattedCount)
    {
        _route = new StringBuilder(literalLength + (formattedCount * UsualHole));
        _isInQuery = false;
    }

    /// <summary>Adds what stands between the holes.</summary>
    public void AppendLiteral(string text)
    {
        _route.Append(text);
        _isInQuery |= text.Contains('?');
    }

    /// <summary>Adds a name or an id.</summary>
    /// <param name="value">The name as it was given.</param>
    /// <param name="expression">What stands in the hole: the word for it in messages.</param>
    public void AppendFormatted(string value, [CallerArgumentExpression(nameof(value))] string expression = "") =>
        _route.Append(
            _isInQuery
                ? EscapedText.Of(value, $"The query cannot be sent: '{expression}'", expression)
                : RouteSegment.Of(value, expression)
        );

    /// <summary>Adds a number.</summary>
    public void AppendFormatted(long value) => _route.Append(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The whole route.</summary>
    public override string ToString() => _route.ToString();
}
