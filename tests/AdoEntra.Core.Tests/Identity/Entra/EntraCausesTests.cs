using AdoEntra.Core.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Identity.Entra;

namespace AdoEntra.Core.Tests.Identity.Entra;

/// <summary>Every code that users of Azure DevOps meet (protocol 2.2): what it means, and that somebody is told what to do.</summary>
public sealed class EntraCausesTests
{
    private static readonly EntraSubject s_application = new("ClientSecret", "the-client", "the-tenant", EntraAuthority.From(Variables.None));

    // Error id, what is said of it, the codes.
    private static readonly (string ErrorId, string Said, int[] Codes)[] s_table =
    [
        (ErrorIds.InvalidCredential, "is not one of its secrets", [7000215]),
        (ErrorIds.InvalidCredential, "secret of application the-client has expired", [7000222]),
        (ErrorIds.InvalidCredential, "There is no application the-client in tenant the-tenant", [700016]),
        (ErrorIds.InvalidCredential, "does not exist in tenant the-tenant, or is disabled there", [700011, 70001, 7000112]),
        (ErrorIds.InvalidCredential, "There is no tenant the-tenant at login.microsoftonline.com", [90002]),
        (ErrorIds.InvalidCredential, "lives in another cloud", [900382, 900432, 90038]),
        (ErrorIds.InvalidCredential, "is a public client", [700025]),
        (ErrorIds.InvalidCredential, "the certificate is not one of its certificates", [700027]),
        (ErrorIds.InvalidCredential, "is disabled or locked, or its password", [50057, 50055, 50053, 50126]),
        (ErrorIds.FederationMismatch, "is not valid now", [700024]),
        (ErrorIds.FederationMismatch, "no trust for the token's issuer", [700211]),
        (ErrorIds.FederationMismatch, "no trust for the token's subject", [700213]),
        (ErrorIds.FederationMismatch, "no trust for the token's audience", [700212]),
        (ErrorIds.FederationMismatch, "no trust that fits the token", [70021]),
        (ErrorIds.FederationMismatch, "trusts no other issuer at all", [70025]),
        (ErrorIds.FederationMismatch, "does not let applications sign in by this federation", [700223, 700238]),
        (ErrorIds.FederationMismatch, "with this kind of federated token", [700229, 70052]),
        (ErrorIds.FederationMismatch, "an identity of another tenant", [700236]),
        (ErrorIds.WrongResource, "Azure DevOps is not known in tenant the-tenant", [500011, 50001, 650057]),
        (ErrorIds.WrongResource, "did not understand what the token is for", [70011, 28002, 700023, 1002012]),
        (ErrorIds.ConditionalAccess, "A conditional access policy", [53003, 53000, 53001, 53002, 530032, 530035, 50131, 50199]),
        (ErrorIds.InteractionRequired, "asks for another factor", [50076, 50079, 50074, 50072, 50078, 50158]),
        (ErrorIds.InteractionRequired, "Nobody has consented", [65001, 65004, 650052, 90094]),
        (ErrorIds.InteractionRequired, "The sign-in has ended", [50173, 700082, 70008, 70043, 50132, 50133]),
        (ErrorIds.InteractionRequired, "The device code was not entered in time", [70018, 70019, 70020]),
        (ErrorIds.WrongTenant, "This account is not in tenant the-tenant", [50020, 50034, 51004, 90072, 16000]),
        (ErrorIds.Transient, "out of order for the moment", [50196, 90055, 50033, 90033, 90006, 90012, 90024]),
        (ErrorIds.InvalidRequest, "does not know the authority login.microsoftonline.com", [50049]),
        (ErrorIds.InvalidRequest, "cannot sign in without naming a tenant", [9001023, 90130, 50194, 90124]),
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
        EntraCause cause = Assert.IsType<EntraCause>(EntraCauses.Of(code, s_application));

        Assert.Equal(errorId, cause.ErrorId);
        Assert.Contains(said, cause.What);
        Assert.Matches(@"^[A-Z'].{10,}[.)]$", cause.Advice);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70016)]
    [InlineData(123456789)]
    public void Of_OtherCode_IsNone(int code) => Assert.Null(EntraCauses.Of(code, s_application));
}
