namespace AdoEntra.Http;

/// <summary>The names of a whole object.</summary>
internal sealed class FieldSet
{
    public FieldSet(string[] names, IObjectFactory objects)
    {
        Names = names;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        FitAnObject = Array.TrueForAll(names, name => name.Length > 0 && seen.Add(name) && objects.Allows(name));
    }

    /// <summary>The names, in the order of the body.</summary>
    public string[] Names { get; }

    /// <summary>Whether an object can have them: each is one that it can have, and no two differ in case only.</summary>
    public bool FitAnObject { get; }
}
