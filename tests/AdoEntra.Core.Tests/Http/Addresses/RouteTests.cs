using AdoEntra.Errors;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Core.Tests.Http.Addresses;

/// <summary>A route from an interpolated string: no hole can be forgotten.</summary>
public sealed class RouteTests
{
    private const int Size = 500;

    [Theory]
    [InlineData("SecretSauce", "SecretSauce")]
    [InlineData("a/b?c#d e", "a%2Fb%3Fc%23d%20e")]
    [InlineData("../x", "..%2Fx")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("ü&=", "%C3%BC%26%3D")]
    public void To_Holes_AreEscaped(string name, string escaped)
    {
        Assert.Equal($"{escaped}/_apis/git/repositories/{escaped}", Route.To($"{name}/_apis/git/repositories/{name}"));
        Assert.Equal($"_apis/things?name={escaped}&$top=500", Route.To($"_apis/things?name={name}&$top={Size}"));
    }

    // Left out with its slash, and nothing else: an empty name is an error.
    [Theory]
    [InlineData(null, "_apis/git/repositories/r/refs?filter=heads%2F")]
    [InlineData("p q", "p%20q/_apis/git/repositories/r/refs?filter=heads%2F")]
    public void To_OptionalHole_IsLeftOutWithItsSlash(string? project, string route) =>
        Assert.Equal(route, Route.To($"{project:optional}/_apis/git/repositories/{"r"}/refs?filter={"heads/"}"));

    [Fact]
    public void To_OptionalHoleThatIsEmpty_IsRefused()
    {
        string project = string.Empty;
        Assert.Throws<AdoConnectionException>(() => Route.To($"{project:optional}/_apis/git/repositories"));
    }

    [Theory]
    [InlineData("a", "_apis/things?x=1&name=a")]
    [InlineData("a&b", "_apis/things?x=1&name=a%26b")]
    [InlineData(null, "_apis/things?x=1")]
    public void With_Value_IsAddedToTheQuery(string? value, string route) =>
        Assert.Equal(route, Route.To($"_apis/things?x={"1"}").With("name", value));

    [Fact]
    public void To_NoHole_IsTheText() => Assert.Equal("_apis/git/repositories", Route.To($"_apis/git/repositories"));

    // A part of the path and no direction: the parent of an organization is every organization.
    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void To_HoleThatIsNoSegment_IsRefusedByItsName(string? repository)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => Route.To($"p/_apis/git/repositories/{repository!}"));

        Assert.Equal(ErrorIds.InvalidRequest, refusal.ErrorId);
        Assert.Equal(repository, refusal.Target);
        Assert.Contains("repository", refusal.Message);
    }

    // A value of the query may be anything, and cannot leave its place.
    [Theory]
    [InlineData("..", "..")]
    [InlineData("", "")]
    public void To_HoleInTheQuery_MayBeAnything(string status, string escaped) =>
        Assert.Equal($"p/_apis/things?status={escaped}", Route.To($"p/_apis/things?status={status}"));

    [Fact]
    public void To_HalfASurrogatePair_IsRefused()
    {
        string name = "a\uD83D";

        Assert.Equal(ErrorIds.InvalidRequest, Assert.Throws<AdoConnectionException>(() => Route.To($"{name}/_apis")).ErrorId);
        Assert.Equal(ErrorIds.InvalidRequest, Assert.Throws<AdoConnectionException>(() => Route.To($"_apis?x={name}")).ErrorId);
    }
}
