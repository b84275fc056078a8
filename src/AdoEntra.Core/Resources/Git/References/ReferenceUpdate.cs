using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources.Git.References;

/// <summary>
/// What the service made of an update of a reference (GitRefUpdateResult, git 7.1). It answers 200 also where it has refused it.
/// </summary>
internal sealed class ReferenceUpdate : AdoResource
{
    private static readonly JsonRecordReader<ReferenceUpdate> s_reader = new(static json => new(json));

    private ReferenceUpdate(JsonRecord json)
        : base(json)
    {
    }

    public string? Name => GetString();

    public bool Success => GetBoolean();

    public string? UpdateStatus => GetString();

    public string? CustomMessage => GetString();

    public string? RejectedBy => GetString();

    /// <summary>Moves a reference; from no object to create it, to no object to delete it.</summary>
    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="name">The reference, for example <c>refs/heads/main</c>.</param>
    /// <param name="oldObjectId">What it points to before: another means that it was changed meanwhile.</param>
    /// <param name="newObjectId">What it points to then.</param>
    internal static ServiceRequest<ReferenceUpdate> Move(
        string? project,
        string repository,
        string name,
        string oldObjectId,
        string newObjectId
    ) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/refs"),
            $"the update of '{ReferenceName.NameOf(name)}' in repository '{repository}'",
            s_reader
        )
        {
            Method = HttpMethod.Post,
            Body = RequestBody.Json(
                new[]
                {
                    new Dictionary<string, object?>
                    {
                        ["name"] = name,
                        ["oldObjectId"] = oldObjectId,
                        ["newObjectId"] = newObjectId,
                    },
                }
            ),
        };

    /// <summary>Locks a branch, or takes its lock away.</summary>
    /// <param name="project">Name or id; null where the repository is given by its id.</param>
    /// <param name="repository">Name or id.</param>
    /// <param name="filter">The branch without <c>refs/</c>: <c>heads/main</c>.</param>
    /// <param name="isLocked">Whether it is locked then.</param>
    internal static ServiceRequest Lock(string? project, string repository, string filter, bool isLocked) =>
        new(
            Route.To($"{project:optional}/_apis/git/repositories/{repository}/refs?filter={filter}"),
            $"the lock of '{filter}' in repository '{repository}'"
        )
        {
            Method = ServiceRequest.Patch,
            Body = RequestBody.Json(new Dictionary<string, object?> { ["isLocked"] = isLocked }),
        };

    /// <summary>Throws where the service has refused it.</summary>
    /// <param name="isNew">Whether the reference was to be created.</param>
    /// <param name="what">What was to be done: <c>The branch 'topic' was not created in repository 'app'</c>.</param>
    /// <exception cref="AdoServiceException">By its status.</exception>
    public void EnsureSuccess(bool isNew, string what)
    {
        if (Success) return;
        (string id, string why, string advice) = UpdateStatus switch
        {
            "staleOldObjectId" when isNew => (
                ErrorIds.Conflict,
                "it already exists",
                "Choose another name, or use the one that exists."
            ),
            "staleOldObjectId" => (
                ErrorIds.Conflict,
                "it was changed meanwhile",
                "Read it again, and decide with what is there now."
            ),
            "refNameConflict" => (
                ErrorIds.Conflict,
                "another branch has a name that excludes it, as 'a' excludes 'a/b'",
                "Choose another name."
            ),
            "locked" => (ErrorIds.Conflict, "it is locked", "Ask the owner of the lock to remove it."),
            "rejectedByPolicy" => (
                ErrorIds.Conflict,
                "a branch policy does not allow it",
                "Make the change by a pull request, or ask a project administrator for the permission to bypass policies."
            ),
            "rejectedByPlugin" => (ErrorIds.Conflict, "a plugin of the server rejected it", "See the reason, and change what it names."),
            "invalidRefName" => (
                ErrorIds.InvalidRequest,
                "git does not allow this name",
                "Choose a name without spaces, '..', '~', '^', ':', '?', '*', '[' and '\\', and with no '/' or '.' at an end."
            ),
            "unresolvableToCommit" => (
                ErrorIds.InvalidRequest,
                "the source is not a commit of this repository",
                "Check the id of the commit."
            ),
            { } status when status.EndsWith("PermissionRequired", StringComparison.Ordinal) => (
                ErrorIds.NotPermitted,
                $"this identity lacks a permission ({status})",
                "Ask a project administrator for it (Project settings, Repositories, Security)."
            ),
            "forcePushRequired" => (
                ErrorIds.NotPermitted,
                "commits would be lost, and this identity must not force a push",
                "Ask a project administrator for the permission 'Force push'."
            ),
            var status => (ErrorIds.Conflict, $"the service refused it ({status ?? "no reason given"})", "See the reason in its words."),
        };
        string own = string.Join(" ", new[] { CustomMessage, RejectedBy is null ? null : $"Rejected by {RejectedBy}." }.OfType<string>());
        throw new AdoServiceException(id, $"{what}: {why}.{(own.Length > 0 ? " " + own : own)}", advice)
        {
            Target = ReferenceName.NameOf(Name),
            ServiceCode = UpdateStatus,
        };
    }
}
