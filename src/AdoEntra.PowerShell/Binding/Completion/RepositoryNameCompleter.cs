using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AdoEntra.Connections;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Binding.Completion;

/// <summary>Completes the names of repositories: of the project that the line being typed names, or the connection's, or all.</summary>
public sealed class RepositoryNameCompleter : IArgumentCompleter
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
        string? project = Completions.Bound(fakeBoundParameters, "Project") as string;
        return Completions
            .Ask(fakeBoundParameters, (connection, stop) => NamesAsync(connection, project ?? connection.Project, stop))
            .Matching(wordToComplete);
    }

    private static async Task<IReadOnlyList<(string Name, string Tip)>> NamesAsync(
        AdoConnection connection,
        string? project,
        CancellationToken cancellationToken
    )
    {
        List<(string, string)> names = [];
        var list = ProcessServices.Current.Client.ReadListAsync(connection.Session, AdoRepository.List(project), cancellationToken);
        await foreach (IReadOnlyList<AdoRepository> batch in list.ConfigureAwait(false))
        {
            names.AddRange(
                batch
                    .Where(static repository => repository.Name is not null)
                    .Select(static repository => (repository.Name!, $"{repository.Project}/{repository.Name}"))
            );
        }

        return names;
    }
}
