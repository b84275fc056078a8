namespace AdoEntra.Core.Tests.Diagnosis.Explaining;

/// <summary>What is said about the failures of other programs.</summary>
public sealed class ExplainerTests
{
    // Of the outputs that no rule was written for. Honest as long as no rule is written for one of them: add new ones to the other file.
    private const int HeldOutRight = 51;

    private const int UnseenRight = 31;

    [Fact]
    public void Outputs_ThatRulesWereWrittenFor_AreExplained()
    {
        RecordedOutput[] outputs = RecordedOutput.Read("known.txt");

        Assert.True(outputs.Length >= 54, $"{outputs.Length} outputs.");
        Assert.All(outputs, static output => Assert.Null(output.Mistake()));
    }

    // Of outputs that were made, and whose expectations were written, after the rules: docs/explain.md has the score of the first run.
    [Fact]
    public void Outputs_MadeLater_AreExplainedAsOftenAsBefore()
    {
        string?[] mistakes = [.. RecordedOutput.Read("unseen.txt").Select(static output => output.Mistake())];

        Assert.Equal(32, mistakes.Length);
        Assert.True(mistakes.Count(static mistake => mistake is null) >= UnseenRight, string.Join("\n", mistakes.OfType<string>()));
    }

    [Fact]
    public void Outputs_HeldOut_AreExplainedAsOftenAsBefore()
    {
        string?[] mistakes = [.. RecordedOutput.Read("held-out.txt").Select(static output => output.Mistake())];
        int right = mistakes.Count(static mistake => mistake is null);

        Assert.True(mistakes.Length >= 54, $"{mistakes.Length} outputs.");
        string wrong = string.Join("\n", mistakes.OfType<string>());
        Assert.True(right >= HeldOutRight, $"{right} of {mistakes.Length}.\n{wrong}");
    }
}
