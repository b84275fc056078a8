using AdoEntra.Tool.CommandLine;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>Names and wildcards.</summary>
public sealed class NamePatternTests
{
    [Theory]
    [InlineData("api", "api", true)]
    [InlineData("API", "api", true)]
    [InlineData("api", "apis", false)]
    [InlineData("a*", "api", true)]
    [InlineData("*p*", "api", true)]
    [InlineData("a?i", "API", true)]
    [InlineData("a?", "api", false)]
    [InlineData("?????", "Menü ", true)]
    [InlineData("M*Ü*", "menü 日本", true)]
    [InlineData("a.b*", "aXb", false)]
    [InlineData("[ab]*", "api", false)]
    [InlineData("*", "api", true)]
    public void Name_IsMatched(string pattern, string name, bool expected) => Assert.Equal(expected, new NamePatterns([pattern]).Matches(name, null));

    [Fact]
    public void Id_IsAName() => Assert.True(new NamePatterns(["5C1D"]).Matches("other", "5c1d"));

    [Fact]
    public void NoName_IsEverything() => Assert.True(new NamePatterns([]).Matches(null, null));

    [Fact]
    public void Exact_OnlyWithoutWildcards()
    {
        Assert.True(new NamePatterns(["a", "b"]).IsExact);
        Assert.False(new NamePatterns(["a", "b*"]).IsExact);
        Assert.False(new NamePatterns([]).IsExact);
    }
}
