using System.Diagnostics;
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

    /// <summary>The route with a parameter of the query, where there is a value for it.</summary>
    /// <param name="route">The route.</param>
    /// <param name="name">The name as it stands in a query.</param>
    /// <param name="value">The value, not yet escaped; null for none.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: the value has half of a surrogate pair.</exception>
    public static string With(this string route, string name, string? value) =>
        value is null ? route : QueryString.Set(route, name, value);
}

/// <summary>What the compiler makes of the string of <see cref="Route.To"/>.</summary>
[InterpolatedStringHandler]
internal ref struct RouteBuilder
{
    private const int UsualHole = 16;

    private readonly StringBuilder _route;
    private bool _isInQuery;
    private bool _isLeftOut;

    /// <param name="literalLength">How long the text between the holes is.</param>
    /// <param name="formattedCount">How many holes there are.</param>
    public RouteBuilder(int literalLength, int formattedCount)
    {
        _route = new StringBuilder(literalLength + (formattedCount * UsualHole));
        _isInQuery = false;
        _isLeftOut = false;
    }

    /// <summary>Adds what stands between the holes.</summary>
    public void AppendLiteral(string text)
    {
        _route.Append(text, _isLeftOut ? 1 : 0, _isLeftOut ? text.Length - 1 : text.Length);
        _isLeftOut = false;
        _isInQuery |= text.Contains('?');
    }

    /// <summary>Adds a segment that may be left out, with the slash behind it: <c>{project:optional}/_apis</c>.</summary>
    /// <param name="value">The name; null to leave it out.</param>
    /// <param name="format"><c>optional</c>.</param>
    /// <param name="expression">What stands in the hole: the word for it in messages.</param>
    public void AppendFormatted(string? value, string format, [CallerArgumentExpression(nameof(value))] string expression = "")
    {
        Debug.Assert(format == "optional" && !_isInQuery, "Only a segment can be left out.");
        if (value is null) _isLeftOut = true;
        else AppendFormatted(value, expression);
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
