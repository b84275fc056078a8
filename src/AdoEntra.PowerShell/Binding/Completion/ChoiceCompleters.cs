using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AdoEntra.Resources.Git.Policies;
using AdoEntra.Resources.Identities;

namespace AdoEntra.Binding.Completion;

/// <summary>Completes access levels, by their names in the portal.</summary>
public sealed class AccessLevelCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    ) => AccessLevel.All.Select(static level => (level.Name, level.LicenseType)).Matching(wordToComplete);
}

/// <summary>Completes the roles in a project.</summary>
public sealed class ProjectRoleCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    ) => ProjectRole.Names.Select(static name => (name, name)).Matching(wordToComplete);
}

/// <summary>Completes the types of policies that every organization has, by the names that Azure DevOps shows.</summary>
public sealed class PolicyTypeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    ) => PolicyKind.All.Select(static kind => (kind.Name, kind.Id)).Matching(wordToComplete);
}
