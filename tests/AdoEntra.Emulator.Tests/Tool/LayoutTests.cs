using AdoEntra.Tool.Output;

namespace AdoEntra.Emulator.Tests.Tool;

/// <summary>Columns that stand below each other on a terminal.</summary>
public sealed class LayoutTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("plain", 5)]
    [InlineData("Grün", 4)]
    [InlineData("Gru\u0308n", 4)]
    [InlineData("日本", 4)]
    [InlineData("ﾆﾎﾝ", 3)]
    [InlineData("한국", 4)]
    [InlineData("🚀", 2)]
    [InlineData("👨‍👩‍👧", 2)]
    [InlineData("🇩🇪", 2)]
    [InlineData("a\u200Bb", 2)]
    public void Width_IsWhatATerminalShows(string text, int width) => Assert.Equal(width, TextWidth.Of(text));

    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "long…")]
    [InlineData("日本語", 5, "日本…")]
    [InlineData("日本語", 4, "日…")]
    [InlineData("Gru\u0308n und Blau", 5, "Gru\u0308n…")]
    public void Cut_IsNeverWiderThanTold(string text, int columns, string expected)
    {
        string cut = TextWidth.Cut(text, columns);

        Assert.Equal(expected, cut);
        Assert.InRange(TextWidth.Of(cut), 0, columns);
    }

    [Fact]
    public void Lines_AreAlignedByWidth_AndNumbersToTheRight()
    {
        string[][] rows = [["Gru\u0308n", "7", "x"], ["日本", "1234567", ""]];

        Assert.Equal(
            [
                "Name     Size  Url",
                "----     ----  ---",
                "Gru\u0308n        7  x",
                "日本  1234567",
            ],
            TableLayout.Lines(["Name", "Size", "Url"], rows, [false, true, false], width: null));
    }

    [Fact]
    public void Lines_AreCutToTheTerminal() =>
        Assert.All(
            TableLayout.Lines(
                ["Name"],
                [
                    [new string('x', 200)],
                ],
                [false],
                width: 80
            ),
            static line => Assert.InRange(TextWidth.Of(line), 0, 80)
        );

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("two\r\nlines", "two lines")]
    [InlineData("\u001b]0;title\u0007", "]0;title")]
    [InlineData("a\u2028b\u0085c", "a b c")]
    public void OneLine_HasNoControlCharacters(string text, string expected) => Assert.Equal(expected, PlainText.OneLine(text));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\tb\nc\rd\\e", @"a\tb\nc\rd\\e")]
    public void Tsv_EscapesWhatSeparates(string text, string expected) => Assert.Equal(expected, TsvItems<AdoProject>.Escape(text));
}
