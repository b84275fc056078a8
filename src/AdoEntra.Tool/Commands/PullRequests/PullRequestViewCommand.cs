using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.Policies;
using AdoEntra.Resources.Git.PullRequests.Threads;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Views;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra pr view</c>: a pull request, with what keeps it from being completed.</summary>
internal sealed class PullRequestViewCommand : ConnectedCommand
{
    private static readonly string[] s_forms = ["table", "json"];

    private readonly Argument<long> _number = Checks.NumberOf("id", "The number of the pull request.");
    private readonly Option<string> _output = new("--output")
    {
        Description = "table: lines to read; json: an object with all fields, its policies and how many threads are open.",
        DefaultValueFactory = static _ => s_forms[0],
    };
    private readonly RequestArguments _requests;

    public PullRequestViewCommand(ToolHost host)
        : base("view", "A pull request: its branches, reviewers and votes, what keeps it from being completed.", host)
    {
        // In words of our own: the library repeats what was given, which may be a secret.
        _output.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && !s_forms.Contains(result.Tokens[0].Value, StringComparer.OrdinalIgnoreCase))
                result.AddError($"--output does not know this value. Must be one of: '{string.Join("' '", s_forms)}'.");
        });
        _output.CompletionSources.Add(s_forms);
        Add(_number);
        Add(_output);
        _requests = new RequestArguments(this);
    }

    protected override async Task<int> RunAsync(AdoConnection connection, ParseResult parsed, CancellationToken cancellationToken)
    {
        var client = new ResourceClient(Host.Process.Client, connection, _requests.Context(parsed, Host.Messages));
        long number = parsed.GetValue(_number);
        AdoPullRequest request = await client.ReadOneAsync(AdoPullRequest.One(number), cancellationToken);
        AdoProject project = request.Repository!.Project!;
        List<AdoPullRequestPolicy> policies = [];
        var evaluations = AdoPullRequestPolicy.List(project.Name!, project.Id!, number, withOthers: false);
        await foreach (IReadOnlyList<AdoPullRequestPolicy> batch in client.ReadListAsync(evaluations, cancellationToken))
            policies.AddRange(batch);
        int open = 0;
        var threads = AdoPullRequestThread.List(project.Name, request.RepositoryName!, number);
        await foreach (IReadOnlyList<AdoPullRequestThread> batch in client.ReadListAsync(threads, cancellationToken))
            open += batch.Count(static thread => thread.IsOpen);
        bool isJson = string.Equals(parsed.GetValue(_output), "json", StringComparison.OrdinalIgnoreCase);
        new PullRequestView(Host.Console, isJson).Write(request, policies, open);
        return ExitCodes.Ok;
    }
}
