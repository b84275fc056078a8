using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Core.Tests.Identity;

/// <summary>Short texts of the sign-in: what is at their edges, and what can stand nowhere.</summary>
public sealed class GivenTextTests
{
    [Theory]
    [InlineData("value")]
    [InlineData(" value\r\n")]
    [InlineData("\uFEFFvalue\0")]
    [InlineData("\u200Bvalue\uFFFE")]
    [InlineData("\tvalue\u00A0")]
    public void Read_Edges_AreNoPartOfIt(string text) => Assert.Equal("value", GivenText.Read(text, "-LoginHint"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n\0\uFEFF")]
    public void Read_Nothing_IsNothing(string? text) => Assert.Null(GivenText.Read(text, "-LoginHint"));

    [Theory]
    [InlineData("a\nb", "contains a line break or another control character")]
    [InlineData("a\0b", "contains a line break or another control character")]
    public void Read_WhatCannotStandAnywhere_IsRefused(string text, string said)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => GivenText.Read(text, "-LoginHint"));

        Assert.Equal((ErrorIds.InvalidRequest, "-LoginHint"), (refusal.ErrorId, refusal.Target));
        Assert.StartsWith("The value of -LoginHint " + said, refusal.Message);
    }

    [Fact]
    public void Read_TooLong_IsRefusedInShort()
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => GivenText.Read(new string('a', 100_000), "-LoginHint"));

        Assert.StartsWith("The value of -LoginHint is 100000 characters long; 1024 are allowed.", refusal.Message);
    }

    // The text of an attribute cannot have half a pair.
    [Fact]
    public void Read_HalfACharacter_IsRefused()
    {
        foreach (string text in new[] { "a\uD83D", "\uDD11a", "\uD83D\uD83D\uDD11", "\uDD11\uD83D" })
        {
            var refusal = Assert.Throws<AdoConnectionException>(() => GivenText.Read(text, "-LoginHint"));
            Assert.StartsWith("The value of -LoginHint contains half a character", refusal.Message);
        }

        Assert.Equal("ada \U0001F511", GivenText.Read("ada \U0001F511", "-LoginHint"));
    }
}
