namespace AdoEntra.Operations;

/// <summary>
/// One part of a route's template: <c>_apis</c>, <c>{project}</c>, <c>${type}</c>, or <c>{*path}</c>, which takes all that follows.
/// </summary>
internal sealed class TemplateSegment
{
    private TemplateSegment(string before, string? name, string after, bool isCatchAll)
    {
        Before = before;
        Name = name;
        After = after;
        IsCatchAll = isCatchAll;
    }

    /// <summary>The text before the placeholder; without a placeholder, all of it.</summary>
    public string Before { get; }

    /// <summary>The name of the placeholder; null where there is none.</summary>
    public string? Name { get; }

    /// <summary>The text behind the placeholder.</summary>
    public string After { get; }

    /// <summary>Whether the placeholder takes slashes too.</summary>
    public bool IsCatchAll { get; }

    /// <summary>How much of it is open; of two that fit, the one that says more goes first.</summary>
    public int Openness => Name is null ? 0 : IsCatchAll ? 3 : Before.Length + After.Length > 0 ? 1 : 2;

    /// <summary>The parts of a template. Braces that are no placeholder are text.</summary>
    public static TemplateSegment[] Split(string template) =>
        Array.ConvertAll(template.Split(['/'], StringSplitOptions.RemoveEmptyEntries), static text => Parse(text));

    /// <summary>One part, without slashes.</summary>
    public static TemplateSegment Parse(string text)
    {
        int open = text.IndexOf('{');
        int close = open < 0 ? -1 : text.IndexOf('}', open);
        if (close < 0) return Text(text);
        string name = text.Substring(open + 1, close - open - 1);
        bool isCatchAll = name.StartsWith("*", StringComparison.Ordinal);
        if (isCatchAll) name = name.Substring(1);
        return name.Length == 0 ? Text(text) : new(text.Substring(0, open), name, text.Substring(close + 1), isCatchAll);
    }

    /// <summary>One part without a placeholder, whatever braces are in it.</summary>
    public static TemplateSegment Text(string text) => new(text, null, string.Empty, isCatchAll: false);

    /// <summary>The same, taking all that follows.</summary>
    public TemplateSegment AsCatchAll() => new(Before, Name, After, isCatchAll: true);

    /// <summary>Whether a part of a path, no longer escaped, can stand here.</summary>
    public bool Matches(string part)
    {
        if (Name is null) return string.Equals(part, Before, StringComparison.OrdinalIgnoreCase);
        return part.Length > Before.Length + After.Length
            && part.StartsWith(Before, StringComparison.OrdinalIgnoreCase)
            && part.EndsWith(After, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The part as it is written in a template.</summary>
    public override string ToString() => Name is null ? Before : $"{Before}{{{(IsCatchAll ? "*" : "")}{Name}}}{After}";
}
