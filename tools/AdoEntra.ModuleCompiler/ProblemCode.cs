namespace AdoEntra.ModuleCompiler;

/// <summary>The codes of the problems. They are what a build log is searched for, so they are never reused.</summary>
internal static class ProblemCode
{
    /// <summary>The command line, the assembly or its references cannot be used.</summary>
    public const string Input = "MODULE000";

    /// <summary>A cmdlet has no page.</summary>
    public const string NoPage = "HELP001";

    /// <summary>A page has no cmdlet.</summary>
    public const string NoCmdlet = "HELP002";

    /// <summary>A page does not begin with its own name.</summary>
    public const string Title = "HELP003";

    /// <summary>A section is missing.</summary>
    public const string MissingSection = "HELP004";

    /// <summary>A section or an entry of it is empty.</summary>
    public const string Empty = "HELP005";

    /// <summary>A heading is unknown, comes twice or is out of order.</summary>
    public const string Heading = "HELP006";

    /// <summary>A parameter has no description.</summary>
    public const string NoDescription = "HELP007";

    /// <summary>A described parameter does not exist.</summary>
    public const string NoParameter = "HELP008";

    /// <summary>An example has no code, no explanation, or more than one piece of code.</summary>
    public const string Example = "HELP009";

    /// <summary>A described output is not what the cmdlet declares.</summary>
    public const string UndeclaredOutput = "HELP010";

    /// <summary>A declared output is not described.</summary>
    public const string UndescribedOutput = "HELP011";

    /// <summary>The inputs disagree with the parameters that take pipeline input.</summary>
    public const string InputMismatch = "HELP012";

    /// <summary>A related link leads nowhere, or the first one is not a web address.</summary>
    public const string Link = "HELP013";

    /// <summary>The Markdown holds something that a console cannot show.</summary>
    public const string Markdown = "HELP014";

    /// <summary>Two pages are for the same cmdlet.</summary>
    public const string TwoPages = "HELP015";

    /// <summary>A property of an output has no summary in the sources.</summary>
    public const string NoSummary = "HELP016";

    /// <summary>A column shows a property that the type does not have.</summary>
    public const string NoProperty = "VIEW001";

    /// <summary>A property or a label is a column twice.</summary>
    public const string TwiceAColumn = "VIEW002";

    /// <summary>A list gives out a type that has no view.</summary>
    public const string NoView = "VIEW003";

    /// <summary>A table without columns, or a column without a label.</summary>
    public const string Column = "VIEW004";

    /// <summary>A web address is not the last column.</summary>
    public const string AddressNotLast = "VIEW005";

    /// <summary>A file of views cannot be read, or holds something else than views.</summary>
    public const string ViewFile = "VIEW006";

    /// <summary>Two views are for the same type.</summary>
    public const string TwoViews = "VIEW007";
}
