using System.Text.RegularExpressions;

namespace AdoEntra.Errors.KnownCauses;

/// <summary>
/// A row of the table of known causes: why something is refused, and who does what about it. A name in braces stands for what differs from
/// case to case (<see cref="CauseTemplate"/>).
/// </summary>
/// <param name="Name">What it is called here, unique in the table.</param>
/// <param name="ErrorId">The stable id that a failure with this cause has.</param>
/// <param name="WhoCanFix">Who can cure it.</param>
/// <param name="Cause">What happened: a sentence.</param>
/// <param name="Remedy">What to do: a sentence, or several.</param>
internal sealed record KnownCause(string Name, string ErrorId, string WhoCanFix, string Cause, string Remedy)
{
    /// <summary>The codes that mean it: <c>AADSTS7000215</c>, <c>TF401444</c>.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The words that mean it where there is no code, or one that means more than this; null where words say nothing.</summary>
    public Regex? Words { get; init; }

    /// <summary>The row with its names filled in.</summary>
    /// <param name="values">What the names stand for; those left out get their general words.</param>
    public StatedCause Say(params (string Name, string? Value)[] values) =>
        new(this, CauseTemplate.Fill(Cause, values), CauseTemplate.Fill(Remedy, values));

    /// <summary>Words that mean it.</summary>
    public static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(200));
}

/// <summary>A known cause as it is said of one case.</summary>
/// <param name="Known">The row.</param>
/// <param name="What">What happened.</param>
/// <param name="Advice">What to do.</param>
internal sealed record StatedCause(KnownCause Known, string What, string Advice)
{
    /// <summary>The error id, mostly the row's.</summary>
    public string ErrorId { get; init; } = Known.ErrorId;
}
