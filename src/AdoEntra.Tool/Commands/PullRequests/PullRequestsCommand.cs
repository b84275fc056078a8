using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.PullRequests;
using AdoEntra.Tool.CommandLine;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra pr list</c>: pull requests, by what they are.</summary>
internal sealed class PullRequestsCommand : ListCommand<AdoPullRequest>
{
    private static readonly string[] s_states = ["active", "abandoned", "completed", "all"];

    private readonly Option<string> _status = new("--status")
    {
        Description = "Which of them: active, abandoned, completed or all.",
        DefaultValueFactory = static _ => "active",
    };
    private readonly Option<string?> _creator =
        VersionArguments.Text("--creator", "name", "Who created them: an email address, a name, an id, or me.");
    private readonly Option<string?> _reviewer =
        VersionArguments.Text("--reviewer", "name", "Who reviews them: an email address, a name, an id, or me.");
    private readonly Option<string?> _source = VersionArguments.Text("--source-branch", "branch", "The branch that is to be merged.");
    private readonly Option<string?> _target = VersionArguments.Text("--target-branch", "branch", "The branch that is to be merged into.");
    private readonly Option<string[]> _labels = Filter("--label", "A label, with the wildcards * and ?; may be repeated: one is enough.");
    private readonly Option<bool?> _draft = new("--draft")
    {
        Description = "Only drafts; with 'false' none of them.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public PullRequestsCommand(ToolHost host)
        : base(
            "list",
            "The pull requests of repositories, of projects, or of the whole organization.",
            ResourceLevel.Repository,
            host,
            "Titles, with the wildcards * and ?. Default: all."
        )
    {
        _status.AcceptOnlyFromAmong(s_states);
        foreach (Option option in new Option[] { _status, _creator, _reviewer, _source, _target, _labels, _draft }) Add(option);
    }

    protected override ListWork<AdoPullRequest> List(NameFilter projects, NameFilter repositories, NameFilter names, ParseResult parsed) =>
        new PullRequestSearch
        {
            Projects = projects,
            Repositories = repositories,
            Titles = names,
            Labels = ShellWildcards.Filter(parsed.GetValue(_labels)),
            Creator = parsed.GetValue(_creator),
            Reviewer = parsed.GetValue(_reviewer),
            IsDraft = parsed.GetResult(_draft) is null ? null : parsed.GetValue(_draft) ?? true,
            Query = new PullRequestQuery
            {
                Status = parsed.GetValue(_status)!,
                SourceRefName = Reference(parsed.GetValue(_source)),
                TargetRefName = Reference(parsed.GetValue(_target)),
            },
        }.ReadAsync;

    private static string? Reference(string? branch) => branch is null ? null : ReferenceName.OfBranch(branch);
}
