using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AdoEntra.Resources;

namespace AdoEntra.Binding.Completion;

/// <summary>Completes the names of variables: of those groups that the line being typed names, or of all groups of its projects.</summary>
public sealed class VariableNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    )
    {
        string[] projects = Completions.BoundNames(fakeBoundParameters, "Project");
        string[] groups = Completions.BoundNames(fakeBoundParameters, "Group");
        ListWork<AdoVariable> list = AdoVariable.Read(
            PowerShellWildcards.Filter(projects),
            PowerShellWildcards.Filter(groups),
            NameFilter.Everything
        );
        return Completions
            .Ask(
                fakeBoundParameters,
                (typeof(AdoVariable), string.Join("\n", projects), string.Join("\n", groups)),
                (connection, stop) => NameCompleter<AdoVariable>.NamesAsync(connection, list, stop)
            )
            .GroupBy(static entry => entry.Name, StringComparer.OrdinalIgnoreCase)
            .Select(static same => same.First())
            .Matching(wordToComplete);
    }
}
