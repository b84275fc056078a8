using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Pipelines.Runs;
using AdoEntra.Tool.CommandLine;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra run list</c>: runs of pipelines, newest first.</summary>
internal sealed class RunsCommand : ListCommand<AdoPipelineRun>
{
    private static readonly string[] s_states = ["notStarted", "inProgress", "cancelling", "postponed", "completed"];
    private static readonly string[] s_results = ["succeeded", "partiallySucceeded", "failed", "canceled"];

    private readonly Option<string?> _branch = VersionArguments.Text("--branch", "branch", "The branch that they build.");
    private readonly Option<string?> _status = VersionArguments.Text("--status", "status", $"One of {string.Join(", ", s_states)}.");
    private readonly Option<string?> _result = VersionArguments.Text("--result", "result", $"One of {string.Join(", ", s_results)}.");

    public RunsCommand(ToolHost host)
        : base(
            "list",
            "The runs of pipelines, newest first by the time that they were queued.",
            ResourceLevel.Project,
            host,
            "Names or numbers of pipelines, with the wildcards * and ?. Default: all."
        )
    {
        _status.AcceptOnlyFromAmong(s_states);
        _result.AcceptOnlyFromAmong(s_results);
        foreach (Option option in new Option[] { _branch, _status, _result }) Add(option);
    }

    protected override ListWork<AdoPipelineRun> List(
        NameFilter projects, NameFilter repositories, NameFilter names, ParseResult parsed) =>
        new RunSearch
        {
            Projects = projects,
            Pipelines = names,
            Query = new RunQuery
            {
                Branch = parsed.GetValue(_branch) is { } branch ? ReferenceName.OfBranch(branch) : null,
                Status = parsed.GetValue(_status),
                Result = parsed.GetValue(_result),
            },
        }.ReadAsync;
}
