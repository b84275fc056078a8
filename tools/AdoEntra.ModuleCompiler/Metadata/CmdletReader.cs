namespace AdoEntra.ModuleCompiler.Metadata;

/// <summary>Reads what a class declares about its cmdlet.</summary>
internal static class CmdletReader
{
    public static Cmdlet? TryRead(Type type)
    {
        if (!type.IsClass || type.IsAbstract || !type.IsVisible
            || DeclaredAttribute.First(type, "Cmdlet") is not { Arguments: [string verb, string noun, ..] } attribute)
        {
            return null;
        }

        IReadOnlyList<CmdletParameter> own = ParameterReader.Read(type);
        return new Cmdlet(
            verb,
            noun,
            ParameterSets(own, attribute.Named<string>("DefaultParameterSetName")),
            [.. own, .. EngineParameters.Of(attribute)],
            OutputTypes(type),
            attribute.Named<bool>("SupportsPaging"));
    }

    private static string[] ParameterSets(IEnumerable<CmdletParameter> parameters, string? defaultSet)
    {
        IEnumerable<string> named = parameters
            .SelectMany(parameter => parameter.Uses)
            .Select(use => use.ParameterSet)
            .Where(set => set != ParameterUse.AllSets);

        // A default set counts even where no parameter belongs to it alone: it is how the cmdlet runs without any.
        string[] sets = [.. (string.IsNullOrEmpty(defaultSet) ? named : named.Prepend(defaultSet)).Distinct()];
        return sets.Length == 0 ? [ParameterUse.AllSets] : sets;
    }

    // A cmdlet that returns nothing may say so with the type void.
    private static string[] OutputTypes(Type type) =>
    [
        .. DeclaredAttribute.All(type, "OutputType")
            .SelectMany(output => output.Arguments)
            .Select(TypeName)
            .OfType<string>()
            .Where(name => name != "System.Void")
            .Distinct(),
    ];

    private static string? TypeName(object? output) => output is Type type ? TypeNames.Full(type) : output as string;
}
