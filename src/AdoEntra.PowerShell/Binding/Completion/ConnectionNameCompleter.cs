using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AdoEntra.Connections;

namespace AdoEntra.Binding.Completion;

/// <summary>Completes the names of the connections of this runspace.</summary>
public sealed class ConnectionNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    ) =>
        ProcessServices
            .Current.Connections.Visible(ConnectionReference.Owner)
            .Select(static connection =>
                (connection.Name, Tip: $"{connection.OrganizationUrl} as {connection.IdentityName ?? connection.CredentialKind}")
            )
            .Matching(wordToComplete);
}
