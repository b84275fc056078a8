using AdoEntra.Tool.CommandLine;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>Names and wildcards.</summary>
public sealed class WildcardTests
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
    public void Name_IsMatched(string pattern, string name, bool expected) =>
        Assert.Equal(expected, ShellWildcards.Filter([pattern]).Matches(name, null));

    [Fact]
    public void Id_IsAName() => Assert.True(ShellWildcards.Filter(["5C1D"]).Matches("other", "5c1d"));

    [Fact]
    public void NoName_IsEverything() => Assert.True(ShellWildcards.Filter([]).Matches(null, null));

    [Fact]
    public void Exact_OnlyWithoutWildcards()
    {
        Assert.True(ShellWildcards.Filter(["a", "b"]).IsExact);
        Assert.False(ShellWildcards.Filter(["a", "b*"]).IsExact);
        Assert.False(ShellWildcards.Filter([]).IsExact);
    }
}
