
namespace AdoEntra.Emulator.AzureDevOps;

/// <summary>The errors that the emulated routes answer, with the service's texts.</summary>
internal static class ServiceErrors
{
    /// <summary>[C] protocol 3.10: the id of the anonymous identity.</summary>
    public const string AnonymousId = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";

    private const string WebApi = "Microsoft.VisualStudio.Services.WebApi, Microsoft.VisualStudio.Services.WebApi";
    private const string Framework = "Microsoft.TeamFoundation.Framework.Server, Microsoft.TeamFoundation.Framework.Server";
    private const string Core = "Microsoft.TeamFoundation.Core.WebApi, Microsoft.TeamFoundation.Core.WebApi";

    /// <summary>[C] protocol 3.3.</summary>
    public static ServiceError NotAuthorized(string userId) => new(
        401, "UnauthorizedRequestException", Framework, $"TF400813: The user '{userId}' is not authorized to access this resource.");

    /// <summary>[D] protocol 3.3: a good token of an identity that was not added to the organization.</summary>
    public static ServiceError NotInOrganization(EmulatedIdentity identity) => new(
        401, "UnauthorizedRequestException", Framework,
        $@"TF401444: Please sign-in at least once as {identity.TenantId}\{identity.TenantId}\{ServiceHeaders.UserName(identity)} "
        + "in a web browser to enable access to the service.");

    /// <summary>[C] protocol 3.4, peers D: a project named by its name.</summary>
    public static ServiceError NoProjectNamed(string name) => new(
        404, "ProjectDoesNotExistWithNameException", Core,
        $"TF200016: The following project does not exist: {name}. Verify that the name of the project is correct and that the project "
        + "exists on the specified Azure DevOps Server.");

    /// <summary>[D, C] protocol 3.3: a project named by its id; missing and not permitted are the same.</summary>
    public static ServiceError NoProjectWithId(Guid id) => new(
        404, "ProjectDoesNotExistException", Core,
        $"VS800075: The project with id 'vstfs:///Classification/TeamProject/{id}' does not exist, or you do not have permission to access "
        + "it.");

    /// <summary>[D, C] protocol 3.7, for requests other than GET; [I] here for GET too, where the service lets some through.</summary>
    public static ServiceError VersionMissing(string method) => new(
        400, "VssVersionNotSpecifiedException", WebApi,
        $"No api-version was supplied for the \"{method}\" request. The version must be supplied either as part of the Accept header "
        + "(e.g. \"application/json; api-version=1.0\") or as a query parameter (e.g. \"?api-version=1.0\").");

    /// <summary>[D] protocol 3.5: a user who asked for too much.</summary>
    public static ServiceError Throttled(string resource) =>
        new(
            429,
            "TooManyRequestsException",
            Framework,
            $"TF400733: The request has been canceled: Request was blocked due to exceeding usage of resource '{resource}' in namespace "
                + "'User'."
        );

    /// <summary>[D] protocol 3.7: the name of a released version on something that is preview only.</summary>
    public static ServiceError VersionIsPreview(string version) => new(
        400, "VssInvalidPreviewVersionException", WebApi,
        $"The requested version \"{version}\" of the resource is under preview. The -preview flag must be supplied in the api-version "
        + $"for such requests. For example: \"{version}-preview\"");

    /// <summary>[C] A version that does not exist yet.</summary>
    public static ServiceError VersionOutOfRange(string version, string latest) => new(
        400, "VssVersionOutOfRangeException", WebApi,
        $"The requested REST API version of {version} is out of range for this server. The latest REST API version this server supports "
        + $"is {latest}.");

    /// <summary>[I] Not a version at all.</summary>
    public static ServiceError VersionMalformed(string version) => new(
        400, "VssInvalidApiResourceVersionException", WebApi,
        $"The api-version \"{version}\" is not of the form major.minor[-preview[.revision]].");

    /// <summary>[I] A query parameter that cannot be read. The type: protocol 3.4.</summary>
    public static ServiceError InvalidQuery(string parameter, string value) => new(
        400, "VssPropertyValidationException", WebApi, $"The value '{value}' is not valid for {parameter}.");

    /// <summary>[C] An address below an organization that no controller has.</summary>
    public static ServiceError NoController(string path) => new(
        404, "HttpException", "System.Web, System.Web",
        $"The controller for path '{path}' was not found or does not implement IController.");

    /// <summary>[D code] protocol 3.4: the routing layer's own errors come in the wrapped shape.</summary>
    public static ServiceError MethodNotAllowed(string method) => new(
        405, "HttpException", "System.Web, System.Web", $"The requested resource does not support http method '{method}'.");

    /// <summary>[C] The text of the web framework that the service is built on.</summary>
    public static ServiceError MediaTypeNotSupported(string? mediaType) => new(
        415, "UnsupportedMediaTypeException", "System.Net.Http, System.Net.Http.Formatting",
        string.IsNullOrEmpty(mediaType)
            ? "The request contains an entity body but no Content-Type header. The inferred media type 'application/octet-stream' is not "
              + "supported for this resource."
            : $"The request entity's media type '{mediaType}' is not supported for this resource.");

    /// <summary>[D code] protocol 3.4: a body that could not be bound.</summary>
    public static ServiceError BadBody(string message) => new(
        400, "HttpException", "System.Web, System.Web", "The body of the request could not be read: " + message);

    /// <summary>[C] An empty document, or one that is no array.</summary>
    public static ServiceError PatchMissing() => new(
        400, "VssPropertyValidationException", WebApi,
        "You must pass a valid patch document in the body of the request.");

    /// <summary>[I] A member of a body that is missing or makes no sense.</summary>
    public static ServiceError InvalidMember(string member, string why) => new(
        400, "InvalidArgumentValueException", Framework, $"The value of '{member}' is not valid: {why}");

    /// <summary>[I] A team that is not there.</summary>
    public static ServiceError NoTeam(string idOrName) => new(
        404, "TeamNotFoundException", Core,
        $"The team with id or name '{idOrName}' does not exist, or you do not have permission to access it.");

    /// <summary>[I] Another user's profile.</summary>
    public static ServiceError NoProfile(string id) => new(
        404, "ProfileDoesNotExistException",
        "Microsoft.VisualStudio.Services.Profile, Microsoft.VisualStudio.Services.WebApi", $"VS402354: The profile {id} does not exist.");

    /// <summary>[I] A policy that is not there.</summary>
    public static ServiceError NoPolicy(string id) => new(
        404, "PolicyConfigurationNotFoundException", "Microsoft.TeamFoundation.Policy.Server, Microsoft.TeamFoundation.Policy.Server",
        $"TF402455: The policy configuration with id {id} does not exist.");

    /// <summary>[I] A type of policy that is not there.</summary>
    public static ServiceError NoPolicyType(string id) => new(
        404, "PolicyTypeNotFoundException", "Microsoft.TeamFoundation.Policy.Server, Microsoft.TeamFoundation.Policy.Server",
        $"TF402453: The policy type with id {id} does not exist.");

    /// <summary>[I] A user, or a group, without an entitlement.</summary>
    public static ServiceError NoEntitlement(string id) => new(
        404, "MemberNotFoundException",
        "Microsoft.VisualStudio.Services.MemberEntitlementManagement, Microsoft.VisualStudio.Services.MemberEntitlementManagement",
        $"Member {id} was not found.");

    /// <summary>[C] VS860016 and the like: a user that the directory does not know.</summary>
    public static ServiceError NoSubject(string descriptor) => new(
        404, "GraphSubjectNotFoundException", "Microsoft.VisualStudio.Services.Graph, Microsoft.VisualStudio.Services.Graph",
        $"VS860016: Could not find the subject with descriptor '{descriptor}'.");
}
