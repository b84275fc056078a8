using System.CommandLine;
using AdoEntra.Connections;
using AdoEntra.Connections.Organizations;
using AdoEntra.Http.Addresses;
using AdoEntra.Identity;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.PullRequests;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Git;
using AdoEntra.Tool.Views;

namespace AdoEntra.Tool.Commands;

/// <summary>
/// <c>adoentra pr create</c>: a pull request; of the branch that is checked out, in the repository of the clone in the current folder,
/// where these are not named.
/// </summary>
internal sealed class PullRequestCreateCommand : ConnectedCommand
{
    private readonly Option<string> _title = new("--title") { HelpName = "text", Description = "Its title.", Required = true };
    private readonly Option<string?> _description = VersionArguments.Text(
        "--description",
        "text",
        "What it is for, in Markdown. Default: the template of the repository."
    );
    private readonly Option<string?> _template =
        VersionArguments.Text("--template", "name", "Another template of the repository, which the description has.");
    private readonly Option<bool> _noTemplate = SignInArguments.Flag("--no-template", "Take no template.");
    private readonly Option<string?> _source =
        VersionArguments.Text("--source", "branch", "The branch that is to be merged. Default: the one that is checked out.");
    private readonly Option<string?> _target =
        VersionArguments.Text("--target", "branch", "The branch that it is to be merged into. Default: the default branch.");
    private readonly Option<bool> _draft = SignInArguments.Flag("--draft", "Create a draft.");
    private readonly Option<string[]> _reviewers =
        Several("--reviewer", "name", "Who reviews it: an email address, a name or an id; may be repeated.");
    private readonly Option<string[]> _required =
        Several("--required-reviewer", "name", "Without whose vote it cannot be completed; may be repeated.");
    private readonly Option<string[]> _labels = Several("--label", "name", "A label; may be repeated.");
    private readonly Option<int[]> _workItems;
    private readonly Option<string?> _project =
        VersionArguments.Text("--project", "name", "The project by name or id. Default: that of the clone in the current folder.");
    private readonly Option<string?> _repository =
        VersionArguments.Text("--repository", "name", "The repository by name or id. Default: that of the clone in the current folder.");
    private readonly Option<bool> _json = SignInArguments.Flag("--json", "Print an object with all fields.");
    private readonly RequestArguments _requests;

    public PullRequestCreateCommand(ToolHost host)
        : base("create", "Create a pull request, of the branch that is checked out.", host, hasOwnProject: true)
    {
        _workItems = Numbers("--work-item", "The number of a work item; may be repeated.");
        Option[] options =
        [
            _title, _description, _template, _noTemplate, _source, _target, _draft, _reviewers, _required, _labels, _workItems, _project,
            _repository, _json,
        ];
        foreach (Option option in options) Add(option);
        _requests = new RequestArguments(this);
        Checks.Together(this, result =>
        {
            if (result.GetValue(_noTemplate) && result.GetValue(_template) is not null)
                result.AddError("--template and --no-template cannot be used together.");
        });
    }

    protected override async Task<int> RunAsync(AdoConnection connection, ParseResult parsed, CancellationToken cancellationToken)
    {
        (string? project, string? repository, string? source) =
            (parsed.GetValue(_project), parsed.GetValue(_repository), parsed.GetValue(_source));
        if (repository is null || source is null)
        {
            VariableReader variables = Host.Process.Services.Variables;
            var clone = new GitClone(
                GitProgram.Find(variables, Environment.CurrentDirectory),
                variables(ServiceAddress.EmulatorVariable)
            );
            if (repository is null)
            {
                RepositoryReference own = await clone.RepositoryAsync(connection.Organization, cancellationToken);
                (project, repository) = (project ?? own.Project, own.Repository);
            }

            source ??= await clone.BranchAsync(cancellationToken);
        }

        var client = new ResourceClient(Host.Process.Client, connection, _requests.Context(parsed, Host.Messages));
        RepositoryPlace place = await client.FindRepositoryAsync(project, repository, cancellationToken);
        AdoPullRequest created = await client.CreatePullRequestAsync(place, Draft(parsed, source), cancellationToken);
        new PullRequestView(Host.Console, parsed.GetValue(_json)).Write(created, [], openThreads: null);
        return ExitCodes.Ok;
    }

    private PullRequestDraft Draft(ParseResult parsed, string source) => new()
    {
        SourceRefName = ReferenceName.OfBranch(source),
        TargetRefName = parsed.GetValue(_target) is { } target ? ReferenceName.OfBranch(target) : string.Empty,
        Title = parsed.GetValue(_title)!,
        Description = parsed.GetValue(_description),
        Template = parsed.GetValue(_template),
        UsesTemplate = !parsed.GetValue(_noTemplate),
        IsDraft = parsed.GetValue(_draft),
        Reviewers = parsed.GetValue(_reviewers) ?? [],
        RequiredReviewers = parsed.GetValue(_required) ?? [],
        WorkItems = parsed.GetValue(_workItems) ?? [],
        Labels = parsed.GetValue(_labels) ?? [],
    };

    private static Option<string[]> Several(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description };

    private static Option<int[]> Numbers(string name, string description) =>
        new(name)
        {
            HelpName = "number",
            Description = description,
            CustomParser = result =>
            {
                int[] numbers =
                    [.. result.Tokens.Select(static token => int.TryParse(token.Value, out int number) && number > 0 ? number : 0)];
                if (numbers.Contains(0)) result.AddError($"{name} takes a number.");
                return numbers;
            },
        };
}
