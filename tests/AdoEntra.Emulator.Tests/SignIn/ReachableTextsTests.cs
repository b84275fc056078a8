namespace AdoEntra.Emulator.Tests.SignIn;

/// <summary>How far the search for what is left goes.</summary>
public sealed class ReachableTextsTests
{
    [Fact]
    public void From_FieldsAndItems_FindsWhatIsThere()
    {
        List<string> found = ReachableTexts.From(
            new Dictionary<string, object>
            {
                ["a"] = new List<string> { "none", "has the secret in it" },
            },
            ["secret"]
        );

        Assert.Single(found);
    }

    // All timers of a processor hang on each other: other tests' products would be found.
    [Fact]
    public void From_Timer_LeadsToItsOwnStateAlone()
    {
        using var own = new Timer(static _ => { }, "the state that is its own", TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        Timer[] others =
        [
            .. Enumerable
                .Range(0, 64)
                .Select(static _ => new Timer(static _ => { }, "the state of another", TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan)),
        ];
        try
        {
            Assert.Single(ReachableTexts.From(own, ["the state that is its own"]));
            Assert.Empty(ReachableTexts.From(own, ["the state of another"]));
        }
        finally
        {
            foreach (Timer timer in others) timer.Dispose();
        }
    }
}
