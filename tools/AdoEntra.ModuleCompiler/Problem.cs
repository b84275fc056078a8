namespace AdoEntra.ModuleCompiler;

/// <summary>One thing that is wrong, where it is wrong, with a code that stays the same.</summary>
internal sealed record Problem(string File, int Line, string Code, string Text)
{
    /// <summary>The form that MSBuild and editors turn into a link.</summary>
    public override string ToString() => $"{File}({Line}): error {Code}: {Text}";
}
