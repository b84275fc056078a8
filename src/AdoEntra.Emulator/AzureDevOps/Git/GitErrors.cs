namespace AdoEntra.Emulator.AzureDevOps.Git;

/// <summary>The errors of repositories, with the service's texts.</summary>
internal static class GitErrors
{
    private const string Git = "Microsoft.TeamFoundation.Git.Server, Microsoft.TeamFoundation.Git.Server";

    /// <summary>[D] protocol 3.3, the number [I].</summary>
    public static ServiceError NoRepository(string idOrName) => new(
        404, "GitRepositoryNotFoundException", Git,
        $"TF401019: The Git repository with name or identifier {idOrName} does not exist or you do not have permissions for the operation "
        + "you are attempting.");

    /// <summary>[I] A name says nothing without a project.</summary>
    public static ServiceError RepositoryNameWithoutProject() => new(
        400, "InvalidArgumentValueException", Git, "A project name is required in order to reference a Git repository by name.");

    /// <summary>[C] A second repository of the same name.</summary>
    public static ServiceError RepositoryExists(string name) => new(
        409, "GitRepositoryNameAlreadyExistsException", Git, $"TF400948: A Git repository with the name {name} already exists.");

    /// <summary>[C] A name that no repository may have.</summary>
    public static ServiceError RepositoryNameInvalid(string name) => new(
        400, "InvalidGitRepositoryNameException", Git, $"TF401025: '{name}' is not a valid name for a Git repository.");

    /// <summary>[C] A branch, tag or commit that is not there.</summary>
    public static ServiceError NoReference(string name) => new(
        404, "GitUnresolvableToCommitException", Git, $"TF401175: The version descriptor <{name}> could not be resolved to a version.");

    /// <summary>[C] A branch that somebody else moved in between.</summary>
    public static ServiceError ReferenceMoved(string name) => new(
        409, "GitReferenceStaleException", Git,
        $"TF401028: The reference '{name}' has already been updated by another client, so you cannot update it. Please try again.");

    /// <summary>[C] A file or folder that is not there.</summary>
    public static ServiceError NoItem(string path, string version) => new(
        404, "GitItemNotFoundException", Git, $"TF401174: The item {path} could not be found at the version <{version}>.");

    /// <summary>[I] in its status: a branch that may not be pushed to.</summary>
    public static ServiceError PushRefused(string message) => new(403, "GitRefUpdateRejectedByPluginException", Git, message);

    /// <summary>[I] A commit that the branches of a pull request do not agree to.</summary>
    public static ServiceError NotMergeable(int id) => new(
        409, "GitPullRequestNotMergeableException", Git,
        $"TF401192: The pull request {id} cannot be completed: its source branch moved, or its branches changed the same files.");

    /// <summary>[I] A vote in the name of somebody else.</summary>
    public static ServiceError VoteOfAnother() => new(
        403, "GitPullRequestVoteForAnotherException", Git, "TF401187: Only your own vote can be changed.");

    /// <summary>[I] A label that a pull request has not.</summary>
    public static ServiceError NoLabel(string label) => new(
        404, "TagNotFoundException", Git, $"VS402427: The label {label} was not found.");

    /// <summary>[I] A pull request that its policies keep from being completed.</summary>
    public static ServiceError RejectedByPolicy(int id) => new(
        409, "GitPullRequestUpdateRejectedByPolicyException", Git,
        $"TF401193: The pull request {id} cannot be completed: a branch policy that is required is not satisfied.");

    /// <summary>[C] A body that makes no sense, in the words of the controllers for Git.</summary>
    public static ServiceError InvalidArgument(string message) => new(
        400, "InvalidArgumentValueException",
        "Microsoft.TeamFoundation.SourceControl.WebServer, Microsoft.TeamFoundation.SourceControl.WebServer",
        $"Invalid argument value.\r\nParameter name: {message}");

    /// <summary>[C] A pull request that is completed, or a draft.</summary>
    public static ServiceError NotEditable() => new(
        400, "GitPullRequestNotEditableException", Git, "TF401181: The pull request cannot be edited due to its state.");

    /// <summary>[I] An iteration of a pull request that is not there.</summary>
    public static ServiceError NoIteration(string id) => new(
        404, "GitPullRequestIterationNotFoundException", Git, $"The iteration {id} of the pull request was not found.");

    /// <summary>[I] A thread of a pull request, or a comment in it, that is not there.</summary>
    public static ServiceError NoThread(string id) => new(
        404, "CommentThreadNotFoundException", Git, $"The thread or comment {id} was not found.");

    /// <summary>[I] A blob, tree or tag that is not there.</summary>
    public static ServiceError NoObject(string id) => new(
        404, "GitObjectDoesNotExistException", Git, $"TF401035: The object '{id}' does not exist.");

    /// <summary>[I] A change of a file that is there already, or is not.</summary>
    public static ServiceError ItemConflict(string path) => new(
        409, "GitItemConflictException", Git, $"The change of the path '{path}' does not fit what is there.");

    /// <summary>[I] A push that is not there.</summary>
    public static ServiceError NoPush(string id) => new(
        404, "GitPushNotFoundException", Git, $"The push with id {id} was not found.");

    /// <summary>[I] An import that is not there.</summary>
    public static ServiceError NoImport(string id) => new(
        404, "GitImportRequestNotFoundException", Git, $"TF402472: The import request {id} was not found.");

    /// <summary>[C] Only an empty repository can be filled by an import; the number is [I].</summary>
    public static ServiceError ImportIntoFull(string name) => new(
        400, "GitImportForbiddenException", Git, $"TF402477: An import into the repository {name} is not possible: it is not empty.");

    /// <summary>[I] A tag whose name is taken.</summary>
    public static ServiceError TagExists(string name) => new(
        409, "GitReferenceAlreadyExistsException", Git, $"TF401029: A reference with the name 'refs/tags/{name}' already exists.");

    /// <summary>[I] A push by REST that is larger than is taken.</summary>
    public static ServiceError PushTooLarge(long limit) => new(
        413, "GitPushTooLargeException", Git,
        $"TF402462: The push was rejected because its size is greater than the limit of {limit} bytes.");

    /// <summary>[I] A reviewer who is not there.</summary>
    public static ServiceError NoIdentity(string id) => new(
        404, "IdentityNotFoundException", "Microsoft.VisualStudio.Services.Identity, Microsoft.VisualStudio.Services.WebApi",
        $"TF14045: The identity with id {id} could not be found.");

    /// <summary>[C] A second pull request between the same branches.</summary>
    public static ServiceError PullRequestExists(string source) => new(
        409, "GitPullRequestExistsException", Git,
        $"TF401179: An active pull request for the source branch {source} and the same target branch already exists.");

    /// <summary>[C] A pull request that is not there.</summary>
    public static ServiceError NoPullRequest(string id) => new(
        404, "GitPullRequestNotFoundException", Git, $"TF401180: The requested pull request was not found: {id}.");
}
