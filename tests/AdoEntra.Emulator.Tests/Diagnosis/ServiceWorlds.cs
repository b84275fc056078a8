using AdoEntra.Emulator.Tests.SignIn.Kinds;
using AdoEntra.Errors;
using AdoEntra.Http.Proxies;
using AdoEntra.Identity.ReadyMade;

namespace AdoEntra.Emulator.Tests.Diagnosis;

/// <summary>There is a token, and the organization, a policy or the network is in its way.</summary>
internal static class ServiceWorlds
{
    private const string Collection = "Project Collection Administrator";
    private const string Administrator = "Entra administrator";
    private const string Project = "administrator of the project";
    private const string User = "user who runs this";

    public static IReadOnlyList<BrokenWorld> All { get; } =
    [
        new("organization unknown", "Organization", ErrorIds.OrganizationNotFound, "Check the name")
        {
            Code = null,
            Who = User,
            Organization = "NoSuchOrg",
        },
        new("organization not in Entra", "Tenant", ErrorIds.OrganizationNotInEntra, "has to connect it")
        {
            Who = "owner of the organization",
            Organization = "Personal",
        },
        new("wrong tenant", "Token tenant", ErrorIds.WrongTenant, "Remove -TenantId")
        {
            Code = "OtherTenant",
            Who = User,
            TenantId = static scene => $"{scene.Entra.OtherTenantId}",
            SignIn = static scene =>
                SecretKinds.Secret(
                    scene,
                    scene.Entra.OtherTenantApplication.Secrets.Single().Value,
                    $"{scene.Entra.OtherTenantApplication.ClientId}"
                ) with
                {
                    TenantId = $"{scene.Entra.OtherTenantId}",
                },
        },
        new("token of another resource", "Acceptance", ErrorIds.NotSignedIn, "az account get-access-token --resource 499b84ac")
        {
            Code = "AccessTokenOfOtherResource",
            Detail = "https://graph.microsoft.com",
            Who = User,
            Shape = TokenShape.Jwt,
            SignIn = static scene => new AccessTokenSignIn(
                scene.Secret(scene.Emulator.State.Tokens.Issue(scene.Entra.Person, "https://graph.microsoft.com").Value)
            ),
        },
        new("token never issued", "Acceptance", ErrorIds.NotSignedIn, "Get a new one")
        {
            Who = User,
            SignIn = static scene => new AccessTokenSignIn(scene.Secret("a-token-that-nobody-has-ever-issued")),
        },
        new("treated as anonymous", "Acceptance", ErrorIds.NotSignedIn, "has added it")
        {
            Who = Collection,
            Break = static scene => scene.Emulator.Faults.Set(EmulatedRoute.ConnectionData, new AnonymousFault()),
        },
        new("sign-in page", "Acceptance", ErrorIds.NotSignedIn, "Connect-AdoEntra again")
        {
            Who = Collection,
            Break = static scene => scene.Emulator.Faults.Set(EmulatedRoute.ConnectionData, new SignInPageFault()),
        },
        new("personal access token refused", "Acceptance", ErrorIds.NotSignedIn, "1 December 2026")
        {
            Code = "PersonalAccessTokenEnded",
            Who = User,
            SignIn = static scene => new PersonalAccessTokenSignIn(scene.Secret(new string('x', 52))),
        },
        Refusal("personal access tokens restricted", 403, "disablePatCreationPolicyViolation", "Sign in with Entra") with
        {
            Step = "Acceptance",
            Cause = ErrorIds.NotPermitted,
            ByAccident = ErrorIds.NotPermitted,
            Code = "PersonalAccessTokenRestricted",
            Who = Collection,
            SignIn = Pat,
        },
        new("principal not added", "Identity", ErrorIds.NotInOrganization, "Add-AdoServicePrincipal -ObjectId 5c1d0000-")
        {
            Code = "TF401444",
            Detail = "object id",
            Who = Collection,
            Organization = "Elsewhere",
        },
        Refusal("named but not in the organization", 401, "TF400813: The user '{0}' is not authorized.", "added a minute ago") with
        {
            Code = "TF400813",
            Who = Collection,
        },
        Refusal("identity disabled", 401, "The identity '{0}' is disabled.", "enable or restore it") with
        {
            Cause = ErrorIds.PrincipalDisabled,
            ByAccident = ErrorIds.PrincipalDisabled,
            Code = "PrincipalDisabledHere",
            Who = Administrator,
        },
        Refusal("kind of principal not taken", 403, "The subject kind 'agentIdentity' is not supported.", "agent identities") with
        {
            Cause = ErrorIds.IdentityNotSupported,
            ByAccident = ErrorIds.IdentityNotSupported,
            Code = "IdentityKindNotTaken",
            Who = Collection,
        },
        Refusal("conditional access of the organization", 403, PolicyText, "non-interactive") with
        {
            Step = "Acceptance",
            Cause = ErrorIds.ConditionalAccess,
            ByAccident = ErrorIds.ConditionalAccess,
            Code = "VS403463",
            Who = Administrator,
        },
        Refusal("address not allowed for a personal access token", 403, PolicyText, "IPv4 and IPv6") with
        {
            Step = "Acceptance",
            Cause = ErrorIds.AddressNotAllowed,
            ByAccident = ErrorIds.AddressNotAllowed,
            Code = "VS403463",
            Who = Administrator,
            SignIn = Pat,
        },
        Refusal("address not allowed for a job", 403, "VS403463: IP Conditional Access policy validation failed.", "named location") with
        {
            Step = "Acceptance",
            Cause = ErrorIds.AddressNotAllowed,
            ByAccident = ErrorIds.AddressNotAllowed,
            Code = "VS403463",
            Who = Administrator,
        },
        new("access level too low", "Access level", ErrorIds.NotLicensed, "Set-AdoServicePrincipal -AccessLevel Basic")
        {
            Status = "Warning",
            Code = "NotLicensed",
            Detail = "Stakeholder",
            Who = Collection,
            Break = static scene =>
            {
                Level(scene.Emulator, """{"accessLevel":{"accountLicenseType":"stakeholder","licenseDisplayName":"Stakeholder"}}""");
                scene.Emulator.Faults.Set(
                    EmulatedRoute.Repositories,
                    new ErrorFault { Status = 404, Message = "TF401019: The Git repository does not exist or you do not have permissions." }
                );
            },
            ByAccident = ErrorIds.NotFound,
            RemedyByAccident = "Stakeholder access does not show repositories",
        },
        new("not in the project", "Project", ErrorIds.NotFound, "Readers or more")
        {
            Code = "VS800075",
            Who = Project,
            Project = "SecretSauce",
            Break = static scene =>
            {
                var hidden = new ErrorFault { Status = 404, Message = "VS800075: The project does not exist, or you have no permission." };
                scene.Emulator.Faults.Set(EmulatedRoute.Projects, hidden);
                scene.Emulator.Faults.Set(EmulatedRoute.Repositories, hidden);
            },
        },
        new("in no project", "Project", ErrorIds.NotPermitted, "Readers or more")
        {
            Status = "Warning",
            Code = "NoProjects",
            Who = Project,
            Break = static scene =>
                scene.Emulator.Faults.Set(EmulatedRoute.Projects, new StatusFault { Status = 200, Body = """{"count":0,"value":[]}""" }),
            ByAccident = null,
        },
        new("in the project without the right", "Repositories", ErrorIds.NotPermitted, "grant it the permission")
        {
            Code = "TF401027",
            Who = Project,
            Project = "SecretSauce",
            Break = static scene =>
                scene.Emulator.Faults.Set(
                    EmulatedRoute.Repositories,
                    new ErrorFault { Status = 403, Message = "TF401027: You need the Git 'GenericRead' permission." }
                ),
        },
        new("throttled", "Acceptance", ErrorIds.Throttled, "fewer requests")
        {
            Code = "TF400733",
            Who = User,
            Break = static scene =>
                scene.Emulator.Faults.Set(EmulatedRoute.ConnectionData, new ThrottleFault { Blocks = true, RetryAfter = 600 }),
        },
        new("service outage", "Organization", ErrorIds.Transient, "status.dev.azure.com")
        {
            Status = "Warning",
            Code = "Unavailable",
            Who = "No one, if it is temporary",
            TenantId = static scene => scene.TenantId,
            SignIn = static scene =>
                SecretKinds.Secret(scene, SecretKinds.GoodSecret(scene)) with { TenantId = scene.TenantId },
            Break = static scene =>
            {
                scene.Emulator.Faults.Set(EmulatedRoute.Discovery, new StatusFault { Status = 503 });
                scene.Emulator.Faults.Set(EmulatedRoute.ConnectionData, new StatusFault { Status = 503 });
            },
        },
        new("proxy wants credentials", "Azure DevOps host", ErrorIds.ProxyRefused, "HTTPS_PROXY")
        {
            Detail = "407",
            Who = "network",
            Network = static _ => static () => new Unwilling(
                new HttpRequestException(
                    "Tunnel.",
                    new ProxyRefusedException("The proxy http://proxy:8080 requires credentials (407).", "Correct HTTPS_PROXY.", null)
                )
            ),
        },
        new("no way to the host", "Azure DevOps host", ErrorIds.Transient, "Check the network")
        {
            Code = "Unreachable",
            Who = "No one, if it is temporary",
            Network = static _ => static () => new Unwilling(
                new HttpRequestException(HttpRequestError.NameResolutionError, "Name or service not known")
            ),
        },
        new("TLS interception at the sign-in host", "Sign-in host", ErrorIds.CertificateNotTrusted, "SSL_CERT_FILE")
        {
            Who = "administrator of this machine",
            Network = static _ => null,
        },
    ];

    private const string PolicyText = "VS403463: The conditional access policy defined by your administrator has failed.";

    private static PersonalAccessTokenSignIn Pat(SignIn.SignInScene scene) =>
        new(scene.Secret(scene.Emulator.State.PersonalAccessToken));

    // A refusal of whoever asks who it is.
    private static BrokenWorld Refusal(string name, int status, string message, string remedy) =>
        new(name, "Identity", ErrorIds.NotInOrganization, remedy)
        {
            Who = Collection,
            Break = scene =>
                scene.Emulator.Faults.Set(
                    EmulatedRoute.ConnectionData,
                    new ErrorFault
                    {
                        Status = status,
                        Message = message.Replace("{0}", SignIn.Failings.Unknown, StringComparison.Ordinal),
                        Identified = false,
                    }
                ),
        };

    private static void Level(EmulatorHost emulator, string body) =>
        emulator.Faults.Set(EmulatedRoute.ServicePrincipalEntitlements, new StatusFault { Status = 200, Body = body });

    // A network that fails before anything is sent.
    private sealed class Unwilling(Exception failure) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw failure;
    }
}
