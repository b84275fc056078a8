using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AdoEntra.Connections;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;

namespace AdoEntra.Binding.Completion;

/// <summary>
/// Completes the names of resources of a kind: of those projects and repositories that the line being typed names, or of the connection's
/// project.
/// </summary>
/// <typeparam name="T">The resource, which declares how it is listed.</typeparam>
public sealed class NameCompleter<T> : IArgumentCompleter
    where T : AdoResource
{
    // More help no one, and a list may be endless.
    private const ulong MostNames = 1000;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    )
    {
        ResourceList<T> listing = ResourceList<T>.Declared;
        string[] projects = Completions.BoundNames(fakeBoundParameters, "Project");
        string[] repositories = Completions.BoundNames(fakeBoundParameters, "Repository");

        // Names of all repositories would be too many to help, and too many requests.
        if (listing.Level == ResourceLevel.Repository && repositories.Length == 0) return [];
        return Completions
            .Ask(
                fakeBoundParameters,
                (typeof(T), string.Join("\n", projects), string.Join("\n", repositories)),
                (connection, stop) => NamesAsync(
                    connection,
                    listing.ReadNames(
                        PowerShellWildcards.Filter(projects),
                        PowerShellWildcards.Filter(repositories),
                        NameFilter.Everything
                    ),
                    stop
                )
            )
            .Matching(wordToComplete);
    }

    /// <summary>The names that a list has.</summary>
    internal static async Task<IReadOnlyList<(string Name, string Tip)>> NamesAsync(
        AdoConnection connection,
        ListWork<T> list,
        CancellationToken cancellationToken
    )
    {
        var names = new NameSink();
        var client = new ResourceClient(ProcessServices.Current.Client, connection, RequestContext.Silent);
        await list(new ItemList<T>(client, new ItemWindow<T>(names, MostNames, 0)), cancellationToken).ConfigureAwait(false);
        return names.Names;
    }

    private sealed class NameSink : IItemSink<T>
    {
        public List<(string Name, string Tip)> Names { get; } = [];

        public bool IsSatisfied => false;

        public ValueTask WriteAsync(IReadOnlyList<T> items)
        {
            foreach (T item in items)
                if (item.CompletedName is { Length: > 0 } name) Names.Add((name, item.Summary));
            return default;
        }

        public ValueTask ReportAsync(AdoServiceException failure) => default;
    }
}
