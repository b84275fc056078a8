namespace AdoEntra.ModuleCompiler.Help.Pages;

/// <summary>The sections of a cmdlet's page, in the order in which a page has them.</summary>
internal static class SectionName
{
    public const string Synopsis = "Synopsis";
    public const string Description = "Description";
    public const string Examples = "Examples";
    public const string Parameters = "Parameters";
    public const string Inputs = "Inputs";
    public const string Outputs = "Outputs";
    public const string Notes = "Notes";
    public const string RelatedLinks = "Related links";

    public static readonly IReadOnlyList<string> InOrder =
        [Synopsis, Description, Examples, Parameters, Inputs, Outputs, Notes, RelatedLinks];

    /// <summary>Those that a page may leave out. Parameters may all be shared; that each is described is checked by itself.</summary>
    public static readonly IReadOnlyList<string> Optional = [Parameters, Notes];
}
