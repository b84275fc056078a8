using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.Differences;
using AdoEntra.Resources.Git.PullRequests;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Failures;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra pr diff</c>: what a pull request changes, as a patch for <c>git apply</c>.</summary>
internal sealed class PullRequestDiffCommand : ConnectedCommand
{
    private readonly Argument<long> _number = new("id") { Description = "The number of the pull request." };
    private readonly Option<long?> _iteration =
        Checks.Number("--iteration", "number", 1, int.MaxValue, "The iteration, from 1. Default: the latest.");
    private readonly Option<long?> _compareTo = Checks.Number(
        "--compare-to", "number", 1, int.MaxValue, "The earlier iteration that it is compared with. Default: the target branch.");
    private readonly RequestArguments _requests;

    public PullRequestDiffCommand(ToolHost host)
        : base("diff", "What a pull request changes, as a patch: adoentra pr diff 25 | git apply.", host)
    {
        Add(_number);
        Add(_iteration);
        Add(_compareTo);
        _requests = new RequestArguments(this);
    }

    protected override async Task<int> RunAsync(AdoConnection connection, ParseResult parsed, CancellationToken cancellationToken)
    {
        int code = ExitCodes.Ok;
        var client = new ResourceClient(Host.Process.Client, connection, _requests.Context(parsed, Host.Messages));
        Comparison comparison = await client.ComparePullRequestAsync(
            parsed.GetValue(_number), parsed.GetValue(_iteration), parsed.GetValue(_compareTo), cancellationToken);
        var patch = new ComparisonPatch(client, comparison, failure =>
        {
            code = Host.Messages.Failure(failure);
            return ValueTask.CompletedTask;
        });
        await foreach (string part in patch.ReadTextsAsync(cancellationToken))
        {
            Host.Console.Out.Write(part);
            Host.Console.Deliver();
        }

        return code;
    }
}
