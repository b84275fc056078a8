using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Binding.Completion;

/// <summary>Completes the names of the services.</summary>
public sealed class ServiceNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    ) => ServiceHost.All.Select(static host => (host.Name, host.Host)).Matching(wordToComplete);
}
