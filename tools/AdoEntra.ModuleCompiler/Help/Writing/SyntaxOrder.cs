using AdoEntra.ModuleCompiler.Metadata;

namespace AdoEntra.ModuleCompiler.Help.Writing;

/// <summary>The parameters of a set in the order of Get-Command -Syntax: by position, the mandatory, the others, the engine's.</summary>
internal static class SyntaxOrder
{
    public static IEnumerable<(CmdletParameter Parameter, ParameterUse Use)> Of(Cmdlet cmdlet, string set) =>
        cmdlet.Parameters
            .Select(parameter => (Parameter: parameter, Use: parameter.In(set)))
            .Where(pair => pair.Use is not null)
            .Select(pair => (pair.Parameter, Use: pair.Use!))
            .OrderBy(pair => Rank(pair.Parameter, pair.Use))
            .ThenBy(pair => pair.Use.Position ?? 0);

    private static int Rank(CmdletParameter parameter, ParameterUse use)
    {
        if (parameter.FromEngine)
        {
            return 3;
        }

        return use switch
        {
            { Position: not null } => 0,
            { Mandatory: true } => 1,
            _ => 2,
        };
    }
}
