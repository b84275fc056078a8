namespace AdoEntra.Identity.FromEnvironment;

/// <summary>Variables that together are one sign-in method.</summary>
/// <param name="Own">What distinguishes it from other sets, for example the secret.</param>
/// <param name="Others">What else it needs.</param>
/// <param name="Make">Makes the sign-in of a complete set. Takes the environment and the tenant given, if any.</param>
internal sealed record EnvironmentSet(EnvironmentPart Own, EnvironmentPart[] Others, Func<VariableReader, string?, SignInOptions> Make)
{
    /// <summary>True where a user who named no sign-in method may mean it: it is an identity of its own, made for programs.</summary>
    public bool SpeaksForItself { get; init; } = true;

    private IEnumerable<EnvironmentPart> Parts => [Own, .. Others];

    public bool IsComplete(VariableReader variables) => Parts.All(part => part.FoundIn(variables) is not null);

    /// <summary>True where its own variable is there.</summary>
    public bool IsMeant(VariableReader variables) => Own.FoundIn(variables) is not null;

    public bool HasAny(VariableReader variables) => Parts.Any(part => part.FoundIn(variables) is not null);

    /// <summary>The sign-in of a complete set.</summary>
    /// <param name="variables">The environment.</param>
    /// <param name="tenantId">The tenant, where it is not the one of the environment.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: one of its variables holds no value that it can have.</exception>
    public SignInOptions Create(VariableReader variables, string? tenantId)
    {
        Ensure(variables);
        return Make(variables, tenantId);
    }

    /// <summary>Refuses a macro that was not replaced in one of its variables.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>.</exception>
    public void Ensure(VariableReader variables)
    {
        foreach (EnvironmentPart part in Parts) part.Ensure(variables);
    }

    /// <summary>The names of its variables that are set.</summary>
    public string Found(VariableReader variables) =>
        EnvironmentPart.List(
            "and",
            Parts.Select(part => part.FoundIn(variables)).Where(static name => name is not null).Select(static name => name!).ToArray()
        );

    /// <summary>The names of its variables that are not.</summary>
    public string Missing(VariableReader variables) =>
        EnvironmentPart.List("and", Parts.Where(part => part.FoundIn(variables) is null).Select(static part => part.ToString()).ToArray());

    /// <summary>All that it needs, by name.</summary>
    public override string ToString() => EnvironmentPart.List("and", Parts.Select(static part => part.ToString()).ToArray());
}

/// <summary>A piece of a set: a variable, or one of several that mean the same.</summary>
internal sealed class EnvironmentPart
{
    private readonly string[] _names;
    private readonly bool _mustBeTrue;

    private EnvironmentPart(string[] names, bool mustBeTrue)
    {
        _names = names;
        _mustBeTrue = mustBeTrue;
    }

    /// <summary>Set to anything, the first that is there.</summary>
    public static EnvironmentPart AnyOf(params string[] names) => new(names, mustBeTrue: false);

    /// <summary>Set to <c>true</c>.</summary>
    public static EnvironmentPart True(string name) => new([name], mustBeTrue: true);

    /// <summary>What Go and .NET both take for true.</summary>
    public static bool IsTrue(string? value) =>
        value?.Trim() is { } text
        && (text == "1" || text.Equals("t", StringComparison.OrdinalIgnoreCase) || text.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Names as a sentence lists them.</summary>
    public static string List(string word, string[] names) =>
        names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Length - 1))} {word} {names[names.Length - 1]}";

    /// <summary>The name of the variable that is there; null where none is.</summary>
    public string? FoundIn(VariableReader variables) =>
        JobVariables.First(variables, _names) is { } found && (!_mustBeTrue || found.HasMacro || IsTrue(found.Value)) ? found.Name : null;

    /// <summary>Refuses a macro that was not replaced.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>.</exception>
    public void Ensure(VariableReader variables) => _ = JobVariables.Value(variables, _names);

    /// <summary>Its names.</summary>
    public override string ToString() => _mustBeTrue ? _names[0] + "=true" : List("or", _names);
}
