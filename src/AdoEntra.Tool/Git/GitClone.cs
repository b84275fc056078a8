using AdoEntra.Connections.Organizations;
using AdoEntra.Errors;
using AdoEntra.Resources.Git;

namespace AdoEntra.Tool.Git;

/// <summary>A remote of a clone that is a repository of Azure DevOps.</summary>
/// <param name="Name">Its name, mostly <c>origin</c>.</param>
/// <param name="Url">Its address, which may hold a token.</param>
/// <param name="Repository">What the address names.</param>
internal sealed record CloneRemote(string Name, string Url, RepositoryReference Repository);

/// <summary>The clone that the current folder is in.</summary>
/// <param name="git">The git that reads and changes it.</param>
/// <param name="emulator">The address of the emulator, where one is used.</param>
internal sealed class GitClone(GitProgram git, string? emulator)
{
    private const string Origin = "origin";

    /// <summary>The remotes that are repositories of one organization, in the order of the configuration.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: the folder is in no clone.</exception>
    public async Task<IReadOnlyList<CloneRemote>> RemotesAsync(string organization, CancellationToken cancellationToken)
    {
        GitOutcome inside = await git.TryAsync(["rev-parse", "--is-inside-work-tree"], null, cancellationToken);
        if (inside.ExitCode != 0 || inside.Output.Trim() != "true")
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"The current folder, {Environment.CurrentDirectory}, is in no clone of a git repository.",
                "Go to a clone of the repository, or make one with git clone.");
        }

        // A value may have line breaks; a name cannot. Without any remote git ends with 1.
        GitOutcome remotes = await git.TryAsync(["config", "--null", "--get-regexp", @"^remote\..*\.url$"], null, cancellationToken);
        List<CloneRemote> found = [];
        foreach (string entry in remotes.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = entry.Split('\n', 2);
            if (parts.Length < 2 || RepositoryReference.OfRemote(parts[1], emulator) is not { } repository) continue;
            if (!repository.Organization.Equals(organization, StringComparison.OrdinalIgnoreCase)) continue;
            found.Add(new(parts[0]["remote.".Length..^".url".Length], parts[1], repository));
        }

        return found;
    }

    /// <summary>The repository that the clone is of: that of <c>origin</c>, or else the only one of the organization.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: there is none, or there are several.</exception>
    public async Task<RepositoryReference> RepositoryAsync(string organization, CancellationToken cancellationToken)
    {
        IReadOnlyList<CloneRemote> remotes = await RemotesAsync(organization, cancellationToken);
        RepositoryReference[] different = [.. remotes.Select(static remote => remote.Repository).Distinct()];
        return remotes.FirstOrDefault(static remote => remote.Name == Origin)?.Repository
            ?? (different.Length == 1 ? different[0] : throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                different.Length == 0
                    ? $"None of the remotes of this clone is a repository of the organization '{organization}'."
                    : $"Several repositories of the organization '{organization}' are remotes of this clone: "
                        + $"{string.Join(", ", different.Select(static one => one.Repository))}.",
                "Name the repository with --repository, and its project with --project."));
    }

    /// <summary>The reference to the branch that is checked out.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: there is none.</exception>
    public async Task<string> BranchAsync(CancellationToken cancellationToken)
    {
        GitOutcome head = await git.TryAsync(["symbolic-ref", "--quiet", "HEAD"], null, cancellationToken);
        string reference = head.Output.TrimEnd('\n');
        return head.ExitCode == 0 && reference.StartsWith(ReferenceName.Heads, StringComparison.Ordinal)
            ? reference
            : throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                "The clone in the current folder has no branch checked out.",
                "Check out the branch that is to be merged, or name it with --source.");
    }

    /// <summary>Whether there is a branch of that name here.</summary>
    public async Task<bool> HasBranchAsync(string name, CancellationToken cancellationToken) =>
        (await git.TryAsync(["show-ref", "--verify", "--quiet", ReferenceName.Heads + name], null, cancellationToken)).ExitCode == 0;
}
