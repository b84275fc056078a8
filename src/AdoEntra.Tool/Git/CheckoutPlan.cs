using AdoEntra.Errors;
using AdoEntra.Resources.Git;

namespace AdoEntra.Tool.Git;

/// <summary>What git has to do so that the source branch of a pull request is checked out.</summary>
internal sealed record CheckoutPlan
{
    private CheckoutPlan()
    {
    }

    /// <summary>The remote that it is fetched from: its name, or of a fork that is none, its address.</summary>
    public required string Remote { get; init; }

    /// <summary>The address of that remote, which may hold a token.</summary>
    public required string Url { get; init; }

    /// <summary>The repository, in words that fit into a message.</summary>
    public required string Place { get; init; }

    /// <summary>The reference to the source branch there.</summary>
    public required string Source { get; init; }

    /// <summary>The reference that it is fetched to: of a remote its own; of a fork that is none one of ours.</summary>
    public required string Fetched { get; init; }

    /// <summary>What the branch is called here.</summary>
    public required string Branch { get; init; }

    /// <summary>Whether the branch can follow the one of the remote.</summary>
    public required bool Follows { get; init; }

    /// <summary>What git fetches, and to where.</summary>
    public string RefSpec => $"+{Source}:{Fetched}";

    /// <summary>The plan for a pull request.</summary>
    /// <param name="request">The pull request.</param>
    /// <param name="remotes">The remotes of the clone.</param>
    /// <param name="branch">What the branch is to be called; null for the name of the source branch.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: the clone is of another repository, or a name cannot be
    /// one of a branch.</exception>
    public static CheckoutPlan Of(AdoPullRequest request, IReadOnlyList<CloneRemote> remotes, string? branch)
    {
        AdoRepository target = request.Repository!;
        AdoRepository repository = request.ForkSource?.Repository ?? target;
        string source = request.ForkSource?.Name ?? request.SourceRefName!;
        CloneRemote? remote = Find(remotes, repository);
        if (remote is null && (request.ForkSource is null || Find(remotes, target) is null)) throw NoRemote(request, target);

        string name = branch ?? ReferenceName.ShortOf(source);
        if (name.Length == 0 || name[0] == '-' || name.StartsWith(ReferenceName.All, StringComparison.Ordinal))
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"'{name}' cannot be the name of a branch here.",
                "Pass another one with --branch.")
            {
                Target = name,
            };
        }

        return new()
        {
            Remote = remote?.Name ?? repository.RemoteUrl!,
            Url = remote?.Url ?? repository.RemoteUrl!,
            Place = new RepositoryPlace(repository.ProjectName, repository.Name!).ToString(),
            Source = source,
            Fetched = remote is null
                ? $"refs/adoentra/pull/{request.PullRequestId}"
                : $"refs/remotes/{remote.Name}/{ReferenceName.ShortOf(source)}",
            Branch = name,
            Follows = remote is not null,
        };
    }

    /// <summary>The runs of git that check it out, once it is fetched, with what each does.</summary>
    /// <param name="isThere">Whether there is a branch of its name here already: it is brought forward then, and never moved.</param>
    public IEnumerable<(string[] Arguments, string What)> Steps(bool isThere)
    {
        string checkout = $"check out the branch '{Branch}'";
        if (!isThere)
        {
            yield return (["checkout", "--quiet", Follows ? "--track" : "--no-track", "-b", Branch, Fetched, "--"], checkout);
            yield break;
        }

        yield return (["checkout", "--quiet", Branch, "--"], checkout);
        yield return (
            ["merge", "--quiet", "--ff-only", Fetched],
            $"bring the branch '{Branch}' forward to that of the pull request, since it has commits of its own"
        );
    }

    private static CloneRemote? Find(IReadOnlyList<CloneRemote> remotes, AdoRepository repository) => remotes.FirstOrDefault(remote =>
        (Same(remote.Repository.Project, repository.ProjectName) || Same(remote.Repository.Project, repository.Project?.Id))
        && (Same(remote.Repository.Repository, repository.Name) || Same(remote.Repository.Repository, repository.Id)));

    private static bool Same(string left, string? right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    // The service puts the organization's name before the host, which messages do not show: the address would not be one to type.
    private static string WithoutUser(string url) => new Uri(url).GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    private static AdoConnectionException NoRemote(AdoPullRequest request, AdoRepository repository) => new(
        ErrorIds.InvalidRequest,
        $"Pull request {request.PullRequestId} is in {new RepositoryPlace(repository.ProjectName, repository.Name!)}, and none of the "
            + "remotes of this clone is.",
        $"Go to a clone of it, or make one: git clone {WithoutUser(repository.RemoteUrl!)}")
    {
        Target = repository.Name,
    };
}
