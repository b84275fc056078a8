using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;
using AdoEntra.Identity;
using AdoEntra.Identity.Entra;

namespace AdoEntra.Core.Tests.Identity.Entra;

/// <summary>
/// Every code that users of Azure DevOps meet (protocol 2.2): what it means, and that the message says who does what next.
/// </summary>
public sealed class EntraCausesTests
{
    private static readonly EntraSubject s_application = new(
        "ClientSecret",
        "the-client",
        "the-tenant",
        EntraAuthority.From(Variables.None)
    );

    // Error id, what the message says about it, the codes.
    private static readonly (string ErrorId, string Said, int[] Codes)[] s_table =
    [
        (ErrorIds.InvalidCredential, "is not one of its secrets", [7000215]),
        (ErrorIds.InvalidCredential, "secret of application the-client has expired", [7000222]),
        (ErrorIds.InvalidCredential, "Application the-client was not found in tenant the-tenant", [700016]),
        (ErrorIds.InvalidCredential, "does not exist in tenant the-tenant, or is disabled there", [700011, 70001]),
        (ErrorIds.PrincipalDisabled, "Application the-client is disabled in tenant the-tenant", [7000112]),
        (ErrorIds.PrincipalDisabled, "has no service principal in tenant the-tenant", [7000229]),
        (ErrorIds.PrincipalDisabled, "This account is disabled in tenant the-tenant", [50057]),
        (ErrorIds.ConditionalAccess, "This network does not allow signing in to tenant the-tenant", [500021, 500022]),
        (ErrorIds.InvalidCredential, "Tenant the-tenant was not found at login.microsoftonline.com", [90002]),
        (ErrorIds.InvalidCredential, "is in another cloud", [900382, 900432, 90038]),
        (ErrorIds.InvalidCredential, "is a public client", [700025]),
        (ErrorIds.InvalidCredential, "is not one of its certificates", [700027]),
        (ErrorIds.InvalidCredential, "is locked, or its password", [50055, 50053, 50126]),
        (ErrorIds.FederationMismatch, "is not valid at this time", [700024]),
        (ErrorIds.FederationMismatch, "no federated credential for the token's issuer", [700211]),
        (ErrorIds.FederationMismatch, "no federated credential for the token's subject", [700213]),
        (ErrorIds.FederationMismatch, "no federated credential for the token's audience", [700212]),
        (ErrorIds.FederationMismatch, "no federated credential that matches the token", [70021]),
        (ErrorIds.FederationMismatch, "has no federated credentials", [70025]),
        (ErrorIds.FederationMismatch, "does not allow applications to sign in by this federation: it is turned off", [700223]),
        (ErrorIds.FederationMismatch, "does not allow applications to sign in by this federation: the issuer is not allowed", [700238]),
        (ErrorIds.FederationMismatch, "this kind of federated token", [700229, 70052]),
        (ErrorIds.FederationMismatch, "is a multitenant application", [70052]),
        (ErrorIds.FederationMismatch, "an identity of another tenant", [700236]),
        (ErrorIds.WrongResource, "The resource Azure DevOps was not found in tenant the-tenant", [500011, 50001, 650057]),
        (ErrorIds.WrongResource, "rejected the scope of the token request", [70011, 28002, 700023, 1002012]),
        (ErrorIds.ConditionalAccess, "A Conditional Access policy", [53003, 53000, 53001, 53002, 530032, 530035, 50131, 50199]),
        (ErrorIds.InteractionRequired, "requires multifactor authentication", [50076, 50079, 50074, 50072, 50078, 50158]),
        (ErrorIds.InteractionRequired, "Consent to", [65001, 650052, 90094]),
        (ErrorIds.InteractionRequired, "The sign-in was declined", [65004]),
        (ErrorIds.InteractionRequired, "The sign-in has expired", [50173, 700082, 70008, 70043, 50132, 50133]),
        (ErrorIds.InteractionRequired, "The device code was not entered in time", [70018, 70019, 70020]),
        (ErrorIds.WrongTenant, "This account is not in tenant the-tenant", [50020, 50034, 51004, 90072, 16000]),
        (ErrorIds.Transient, "temporarily unavailable", [50196, 50033, 90033, 90006, 90012, 90024]),
        (ErrorIds.Throttled, "throttling", [90055]),
        (ErrorIds.FederationMismatch, "differs only in case", [7002138]),
        (ErrorIds.ConditionalAccess, "A Conditional Access policy", [50097, 50005]),
        (ErrorIds.InvalidRequest, "The authority login.microsoftonline.com", [50049]),
        (ErrorIds.InvalidRequest, "cannot sign in to 'the-tenant', which is not a single tenant", [9001023, 90130, 50194, 90124]),
    ];

    public static TheoryData<int, string, string> Codes
    {
        get
        {
            var rows = new TheoryData<int, string, string>();
            foreach ((string errorId, string said, int[] codes) in s_table)
            {
                foreach (int code in codes) rows.Add(code, errorId, said);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Of_KnownCode_SaysWhatItIsAndWhatToDo(int code, string errorId, string said)
    {
        StatedCause cause = Assert.IsType<StatedCause>(EntraCauses.Of(code, s_application));

        Assert.Equal(errorId, cause.ErrorId);
        Assert.Contains(said, cause.What);
        Assert.Matches(@"^[A-Z'].{10,}[.)]$", cause.Advice);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70016)]
    [InlineData(123456789)]
    public void Of_OtherCode_IsNone(int code) => Assert.Null(EntraCauses.Of(code, s_application));

    [Theory]
    [InlineData(null, "without a tenant", "Pass -TenantId.")]
    [InlineData("common", "to 'common', which is not a single tenant", "Pass the id or a domain of one tenant as -TenantId")]
    public void Of_ManyTenants_SaysWhetherOneWasGiven(string? tenant, string said, string advice)
    {
        StatedCause cause = EntraCauses.Of(50194, s_application with { TenantId = tenant })!;

        Assert.Contains(said, cause.What);
        Assert.StartsWith(advice, cause.Advice);
    }

    // S13: what has no row goes by its family, then by what else the refusal says.
    [Theory]
    [InlineData(530033, null, null, ErrorIds.ConditionalAccess)]
    [InlineData(53011, null, null, ErrorIds.ConditionalAccess)]
    [InlineData(530021, null, null, ErrorIds.ConditionalAccess)]
    [InlineData(53004, null, null, ErrorIds.ConditionalAccess)]
    [InlineData(530034, "access_denied", null, ErrorIds.ConditionalAccess)]
    [InlineData(53999, null, null, ErrorIds.ConditionalAccess)]
    [InlineData(53000, null, null, ErrorIds.ConditionalAccess)]
    [InlineData(530000, null, null, ErrorIds.ConditionalAccess)]
    [InlineData(530999, null, null, ErrorIds.ConditionalAccess)]
    [InlineData(700200, null, null, ErrorIds.FederationMismatch)]
    [InlineData(700214, null, null, ErrorIds.FederationMismatch)]
    [InlineData(700299, null, null, ErrorIds.FederationMismatch)]
    [InlineData(7002000, null, null, ErrorIds.FederationMismatch)]
    [InlineData(7002999, null, null, ErrorIds.FederationMismatch)]
    [InlineData(null, "invalid_grant", "protection_policy_required", ErrorIds.ConditionalAccess)]
    [InlineData(null, "invalid_grant", "device_authentication_failed", ErrorIds.ConditionalAccess)]
    [InlineData(123456, "invalid_grant", "consent_required", ErrorIds.InteractionRequired)]
    [InlineData(123456, "invalid_grant", "bad_token", ErrorIds.InteractionRequired)]
    [InlineData(123456, "invalid_grant", "token_expired", ErrorIds.InteractionRequired)]
    [InlineData(123456, "invalid_grant", "basic_action", ErrorIds.InteractionRequired)]
    [InlineData(123456, "interaction_required", null, ErrorIds.InteractionRequired)]
    [InlineData(123456, "login_required", null, ErrorIds.InteractionRequired)]
    [InlineData(null, "temporarily_unavailable", null, ErrorIds.Transient)]
    public void OfFamily_HasRelatives_IsAsThey(int? code, string? error, string? subError, string errorId) =>
        Assert.Equal(errorId, EntraCauses.OfFamily(code, error, subError, s_application)?.ErrorId);

    [Theory]
    [InlineData(52999, "invalid_grant", null)]
    [InlineData(54000, "invalid_grant", "message_only")]
    [InlineData(529999, "invalid_grant", null)]
    [InlineData(531000, "invalid_grant", null)]
    [InlineData(7000229, "invalid_client", null)]
    [InlineData(700199, "invalid_client", null)]
    [InlineData(700300, "invalid_client", null)]
    [InlineData(7003000, "invalid_client", null)]
    [InlineData(null, null, null)]
    public void OfFamily_HasNone_IsNone(int? code, string? error, string? subError) =>
        Assert.Null(EntraCauses.OfFamily(code, error, subError, s_application));

    [Theory]
    [InlineData("DeviceCode", "block the device code flow itself: use -Interactive")]
    [InlineData("ClientSecret", "Signing in again does not help")]
    public void Of_Policy_SaysThatAnotherTryDoesNotHelp(string kind, string said) =>
        Assert.Contains(said, EntraCauses.Of(53003, s_application with { Kind = kind })!.Advice);

    // S12: whose time it is.
    [Theory]
    [InlineData("ClientCertificate", false, ErrorIds.InvalidCredential, "the clock of this machine is off", "Correct the clock")]
    [InlineData(
        "FederatedToken",
        true,
        ErrorIds.FederationMismatch,
        "was passed as a string, so it cannot be renewed",
        "-FederatedToken { ... }) or -FederatedTokenFile"
    )]
    [InlineData("GitHubActions", false, ErrorIds.FederationMismatch, "it is not valid yet, or has expired", "Check the clock")]
    public void Of_OutsideItsTime_SaysOfWhat(string kind, bool once, string errorId, string what, string advice)
    {
        StatedCause cause = EntraCauses.Of(700024, s_application with { Kind = kind, IsGivenOnce = once })!;

        Assert.Equal(errorId, cause.ErrorId);
        Assert.Contains(what, cause.What);
        Assert.Contains(advice, cause.Advice);
        if (kind == "ClientCertificate") Assert.DoesNotContain("federated", cause.What + cause.Advice);
    }

    private const string OldIssuer = "https://vstoken.dev.azure.com/11111111-2222-3333-4444-555555555555";
    private const string NewIssuer = "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0";

    // Both sides, and which form is which (protocol 1.11).
    [Theory]
    [InlineData(
        700211,
        OldIssuer,
        "sc://MyOrg/p/c",
        "the older form of service connections, which ends on 2027-07-01",
        "subject <prefix>/sc/<organization id>/<connection id>"
    )]
    [InlineData(
        700213,
        NewIssuer,
        "/eid1/c/pub/t/x/a/y/sc/o/c",
        "the form of service connections made since November 2025",
        "subject sc://<organization>/<project>/<connection>"
    )]
    [InlineData(
        700213,
        "https://token.actions.githubusercontent.com",
        "repo:octo@1/app@22:ref:refs/heads/main",
        "owner@id/repository@id",
        "a credential without them does not match"
    )]
    [InlineData(
        7002138,
        "https://token.actions.githubusercontent.com",
        "repo:Octo/App:ref:refs/heads/main",
        "differs only in case",
        "'repo:Octo/App:ref:refs/heads/main'"
    )]
    public void Of_Mismatch_ShowsBothSides(int code, string issuer, string subject, string form, string other)
    {
        StatedCause cause = EntraCauses.Of(
            code,
            s_application with
            {
                Presented = new PresentedToken(issuer, subject, "api://AzureADTokenExchange"),
            }
        )!;

        Assert.Contains($"The token has issuer '{issuer}', subject '{subject}' and audience 'api://AzureADTokenExchange'.", cause.What);
        Assert.Contains(form, cause.What);
        Assert.Contains(other, cause.What);
    }

    [Fact]
    public void Of_Mismatch_OtherIssuers_SayNothingOfConnections() =>
        Assert.DoesNotContain(
            "service connections",
            EntraCauses
                .Of(
                    700213,
                    s_application with
                    {
                        Presented = new PresentedToken("https://token.actions.githubusercontent.com", "repo:o/r:ref:x", "a"),
                    }
                )!
                .What
        );
}
