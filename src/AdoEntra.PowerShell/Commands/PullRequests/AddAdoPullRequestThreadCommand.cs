using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.PullRequests.Threads;

namespace AdoEntra.Commands;

/// <summary>Comments on a pull request, or on lines of a file in it: begins a thread.</summary>
[Cmdlet(VerbsCommon.Add, "AdoPullRequestThread", SupportsShouldProcess = true)]
[OutputType(typeof(AdoPullRequestThread))]
public sealed class AddAdoPullRequestThreadCommand : ThreadChangeCmdlet
{
    /// <summary>What it says, in Markdown.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Comment { get; set; } = string.Empty;

    /// <summary>The file that it is about, from the root of the repository. Default: the whole pull request.</summary>
    [Parameter]
    public string? Path { get; set; }

    /// <summary>The first line that it is about. Default: the whole file.</summary>
    [Parameter]
    [ValueArgument(typeof(int), "Pass the number of a line, from 1.")]
    [ValidateRange(1, int.MaxValue)]
    public int? Line { get; set; }

    /// <summary>The last line that it is about. Default: the first one.</summary>
    [Parameter]
    [ValueArgument(typeof(int), "Pass the number of a line, from 1.")]
    [ValidateRange(1, int.MaxValue)]
    public int? EndLine { get; set; }

    /// <summary>Right for lines of the new file, Left for lines of the file as it was. Default: Right.</summary>
    [Parameter]
    [ChoiceArgument("Right", "Left")]
    [ValidateSet("Right", "Left")]
    public string Side { get; set; } = "Right";

    /// <summary>Its status. Default: Active, which a policy may want resolved.</summary>
    [Parameter]
    [ChoiceArgument("Active", "Pending", "Fixed", "WontFix", "Closed", "ByDesign")]
    [ValidateSet("Active", "Pending", "Fixed", "WontFix", "Closed", "ByDesign")]
    public string Status { get; set; } = "Active";

    private protected override Change<AdoPullRequestThread> Change()
    {
        (long number, RepositoryPlace? place) = (PullRequestId, Place);
        ThreadDraft draft = new() { Comment = Comment, Status = NameOf(Status)!, Position = Position() };
        string where = draft.Position is not { } position ? string.Empty
            : position.Line is { } line ? $" on line {line} of '{position.FilePath}'"
            : $" on '{position.FilePath}'";
        return new(
            $"Comment{where} in pull request {number}",
            async (client, stop) => await client.CreateThreadAsync(number, place, draft, stop).ConfigureAwait(false)
        );
    }

    private ThreadPosition? Position()
    {
        if (Path is { Length: > 0 } && (EndLine is null || EndLine >= (Line ?? int.MaxValue)))
            return new() { Path = Path, Line = Line, EndLine = EndLine, IsLeft = Side.Equals("Left", StringComparison.OrdinalIgnoreCase) };
        if (Path is null or "" && Line is null && EndLine is null) return null;
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            Path is null or "" ? "A line was given, and no file."
                : Line is null ? "The last line was given, and not the first one."
                : $"The last line, {EndLine}, is before the first one, {Line}.",
            Path is null or "" ? "Pass the file with -Path." : "Pass -Line, and -EndLine where it is another line behind it.")
        {
            Target = Path,
        };
    }
}
