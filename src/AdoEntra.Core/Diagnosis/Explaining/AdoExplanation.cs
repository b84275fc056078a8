namespace AdoEntra;

/// <summary>What the failure of a program means here: why, who can cure it, and what to type.</summary>
public sealed class AdoExplanation
{
    internal AdoExplanation(string? program, string explanation)
    {
        Program = program;
        Explanation = explanation;
    }

    /// <summary>Whether the cause is known. Where it is not, nothing is guessed: everything but the program is empty.</summary>
    public bool IsKnown => Cause is not null;

    /// <summary>The program that failed, for example <c>git</c> or <c>terraform</c>; null where the text does not show it.</summary>
    public string? Program { get; }

    /// <summary>The error id of the cause, for example <c>NotInOrganization</c>; null where it is not known.</summary>
    public string? Cause { get; internal init; }

    /// <summary>The code in the text, for example <c>TF401444</c> or <c>AADSTS7000215</c>.</summary>
    public string? Code { get; internal init; }

    /// <summary>What happened.</summary>
    public string Explanation { get; }

    /// <summary>What to do.</summary>
    public string? Remedy { get; internal init; }

    /// <summary>Who can do it.</summary>
    public string? WhoCanFix { get; internal init; }

    /// <summary>What to type, in PowerShell; null where no command helps.</summary>
    public string? Command { get; internal init; }

    /// <summary>What to type in bash and its like.</summary>
    internal string? ShellCommand { get; init; }

    /// <summary>
    /// The service connection that is meant, where the text does not say which of several causes it is; null for any other explanation.
    /// </summary>
    internal string? ServiceConnection { get; init; }

    /// <summary>The project that the text names; null for none.</summary>
    internal string? Project { get; init; }

    /// <summary>The explanation as a paragraph.</summary>
    public override string ToString() => Remedy is null ? Explanation : $"{Explanation} {Remedy}";
}
