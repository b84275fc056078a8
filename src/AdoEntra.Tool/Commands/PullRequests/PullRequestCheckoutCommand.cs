using System.CommandLine;
using AdoEntra.Connections;
using AdoEntra.Errors;
using AdoEntra.Http.Addresses;
using AdoEntra.Identity;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Git;

namespace AdoEntra.Tool.Commands;

/// <summary>
/// <c>adoentra pr checkout</c>: the source branch of a pull request, fetched and checked out by git in the clone of the current folder.
/// </summary>
internal sealed class PullRequestCheckoutCommand : ConnectedCommand
{
    private readonly Argument<long> _number = Checks.NumberOf("id", "The number of the pull request.");
    private readonly Option<string?> _branch =
        VersionArguments.Text("--branch", "name", "What the branch is called here. Default: as the source branch.");
    private readonly RequestArguments _requests;

    public PullRequestCheckoutCommand(ToolHost host)
        : base("checkout", "Check out the source branch of a pull request, by git, in the clone of the current folder.", host)
    {
        Add(_number);
        Add(_branch);
        _requests = new RequestArguments(this);
    }

    protected override async Task<int> RunAsync(AdoConnection connection, ParseResult parsed, CancellationToken cancellationToken)
    {
        VariableReader variables = Host.Process.Services.Variables;
        GitProgram git = GitProgram.Find(variables, Environment.CurrentDirectory);
        var clone = new GitClone(git, variables(ServiceAddress.EmulatorVariable));
        IReadOnlyList<CloneRemote> remotes = await clone.RemotesAsync(connection.Organization, cancellationToken);

        var client = new ResourceClient(Host.Process.Client, connection, _requests.Context(parsed, Host.Messages));
        AdoPullRequest request = await client.ReadOneAsync(AdoPullRequest.One(parsed.GetValue(_number)), cancellationToken);
        CheckoutPlan plan = CheckoutPlan.Of(request, remotes, parsed.GetValue(_branch));
        GitOutcome fetched = await git.TryAsync(
            ["fetch", "--quiet", "--no-tags", "--", plan.Remote, plan.RefSpec],
            await GitAuthorization.VariablesAsync(Host.Process, connection, plan.Url, cancellationToken),
            cancellationToken
        );
        if (fetched.ExitCode != 0) throw NotFetched(request, plan, fetched);
        bool isThere = await clone.HasBranchAsync(plan.Branch, cancellationToken);
        foreach ((string[] arguments, string what) in plan.Steps(isThere))
            await git.RunAsync(arguments, what, null, cancellationToken);
        Host.Console.Out.Write($"{plan.Branch}\n");
        Host.Console.Deliver();
        return ExitCodes.Ok;
    }

    private static AdoConnectionException NotFetched(AdoPullRequest request, CheckoutPlan plan, GitOutcome outcome)
    {
        string branch = $"branch '{ReferenceName.ShortOf(plan.Source)}' of pull request {request.PullRequestId}";
        return outcome.IsMissing
            ? new(
                ErrorIds.NotFound,
                $"The {branch}, which is {request.Status}, is no longer in {plan.Place}.",
                "Restore the branch on the page of the pull request, then try again.")
            {
                Target = plan.Source,
            }
            : GitProgram.Failed($"fetch the {branch} from {plan.Place}", outcome);
    }
}
