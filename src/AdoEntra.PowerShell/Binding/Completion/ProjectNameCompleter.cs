using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AdoEntra.Connections;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Binding.Completion;

/// <summary>Completes the names of the organization's projects.</summary>
public sealed class ProjectNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    ) => Completions.Ask(fakeBoundParameters, NamesAsync).Matching(wordToComplete);

    private static async Task<IReadOnlyList<(string Name, string Tip)>> NamesAsync(
        AdoConnection connection,
        CancellationToken cancellationToken
    )
    {
        List<(string, string)> names = [];
        var list = ProcessServices.Current.Client.ReadListAsync(connection.Session, AdoProject.List(), cancellationToken);
        await foreach (IReadOnlyList<AdoProject> batch in list.ConfigureAwait(false))
        {
            names.AddRange(
                batch
                    .Where(static project => project.Name is not null)
                    .Select(static project => (project.Name!, project.Description is { Length: > 0 } text ? text : project.Name!))
            );
        }

        return names;
    }
}
