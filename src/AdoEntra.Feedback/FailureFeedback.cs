using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Subsystem.Feedback;
using AdoEntra.Diagnosis.Explaining;
using AdoEntra.Errors;
using AdoEntra.Internal;

namespace AdoEntra.Feedback;

/// <summary>
/// Says at the prompt in two lines what the failure of the last command line means and what to type. Sends no request. Of a native program
/// only the exit code is known (docs/explain.md), so there it says how its output is explained.
/// </summary>
public sealed class FailureFeedback : IFeedbackProvider
{
    /// <inheritdoc/>
    public Guid Id { get; } = new("1d8e6c0e-5e0c-4c58-a0f4-4f2b9b6f3a71");

    /// <inheritdoc/>
    public string Name => "AdoEntra";

    /// <inheritdoc/>
    public string Description => "Explains why Azure DevOps or Entra refused a command.";

    /// <inheritdoc/>
    public FeedbackTrigger Trigger => FeedbackTrigger.Error;

    /// <summary>The two lines; null where the failure is not known.</summary>
    /// <param name="context">The command line and its error.</param>
    /// <param name="token">Ends it: the shell waits for at most a second.</param>
    public FeedbackItem? GetFeedback(FeedbackContext context, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.LastError is not { } error || token.IsCancellationRequested) return null;
        if (ErrorExplanation.NativeProgram(error) is { } program) return OfProgram(program, context);
        AdoExplanation explanation = ErrorExplanation.Of(error);
        if (!explanation.IsKnown || token.IsCancellationRequested) return null;
        string code = explanation.Code is null ? string.Empty : $" ({explanation.Code})";
        return Item($"{explanation.Cause}{code}: {explanation.Explanation}", explanation.Command ?? explanation.Remedy);
    }

    private static FeedbackItem? OfProgram(string program, FeedbackContext context) =>
        FailingPrograms.Includes(program)
            ? Item(
                $"If Azure DevOps or Entra refused {program}, its output says why.",
                $"{Again(program, context)} 2>&1 | Resolve-AdoError"
            )
            : null;

    // The command line itself where it is nothing but the program, and no secret stands in it.
    private static string Again(string program, FeedbackContext context)
    {
        string line = context.CommandLine.Trim();
        bool isAlone = context.CommandLineAst is ScriptBlockAst
        {
            EndBlock.Statements: [PipelineAst { PipelineElements: [CommandAst { Redirections.Count: 0 }] }],
        };
        return isAlone && !line.Contains('\n', StringComparison.Ordinal) && Redaction.Redact(line) == line ? line : $"{program} ...";
    }

    private static FeedbackItem Item(string meaning, string? next) => new(meaning, next is null ? [] : [next]);
}
