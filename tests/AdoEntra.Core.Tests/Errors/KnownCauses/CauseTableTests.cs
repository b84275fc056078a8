using System.Reflection;
using System.Text.RegularExpressions;
using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;

namespace AdoEntra.Core.Tests.Errors.KnownCauses;

/// <summary>The one table of what is refused and why.</summary>
public sealed class CauseTableTests
{
    private static readonly string[] s_errorIds =
    [
        .. typeof(ErrorIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static id => (string)id.GetRawConstantValue()!),
    ];

    [Fact]
    public void Rows_AreAllInTheTable()
    {
        IEnumerable<KnownCause> declared = typeof(CauseTable)
            .Assembly.GetTypes()
            .Where(static type => type.Namespace == typeof(CauseTable).Namespace)
            .SelectMany(static type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(static field => field.FieldType == typeof(KnownCause))
            .Select(static field => (KnownCause)field.GetValue(null)!);

        Assert.Empty(declared.Except(CauseTable.All));
        Assert.True(CauseTable.All.Count > 100, $"{CauseTable.All.Count} rows.");
    }

    [Fact]
    public void Rows_HaveNamesOfTheirOwnAndKnownIds()
    {
        Assert.Equal(CauseTable.All.Count, CauseTable.All.Select(static row => row.Name).Distinct().Count());
        Assert.All(CauseTable.All, static row => Assert.Contains(row.ErrorId, s_errorIds));
    }

    [Fact]
    public void Rows_SaySentencesWithoutACaseToo() =>
        Assert.All(
            CauseTable.All,
            static row =>
            {
                StatedCause said = row.Say();
                Assert.Matches(@"^[A-Z<].*[.>]$", said.What);
                Assert.Matches(@"^[A-Z<].*[.>]$", said.Advice);
                Assert.DoesNotMatch(@"\{[A-Za-z]+\}|  | [,;:]| \.(?!\.)", said.What + said.Advice);
            }
        );

    [Fact]
    public void NewIds_HaveRows() =>
        Assert.All(
            (string[])
                [
                    ErrorIds.AddressNotAllowed,
                    ErrorIds.PrincipalDisabled,
                    ErrorIds.ServiceConnectionUnavailable,
                    ErrorIds.CertificateNotTrusted,
                    ErrorIds.ProxyRefused,
                    ErrorIds.NotLicensed,
                ],
            static id => Assert.Contains(CauseTable.All, row => row.ErrorId == id)
        );

    [Fact]
    public void Say_FillsTheNames_AtTheBeginningWithACapital()
    {
        StatedCause said = ApplicationRows.ApplicationNotInTenant.Say(("application", "application 1"), ("tenant", "tenant 2"));

        Assert.Equal("Application 1 was not found in tenant 2.", said.What);
        Assert.Equal((ErrorIds.InvalidCredential, WhoCanFix.ApplicationOwner), (said.ErrorId, said.Known.WhoCanFix));
    }

    [Theory]
    [InlineData("fatal: AADSTS7000215: Invalid client secret provided.", "WrongSecret")]
    [InlineData("AADSTS70021 and no more", "AnyMismatch")]
    [InlineData("AADSTS700213: No matching federated identity record", "SubjectMismatch")]
    [InlineData("TF401444: Please sign-in at least once", "PrincipalNotInOrganization")]
    [InlineData("TF401019: The Git repository with name or identifier x does not exist", "NotFoundOrHidden")]
    [InlineData("TF401175: The version descriptor <Branch: x> could not be resolved to a version", "VersionNotFound")]
    [InlineData("TF401174: The item '/a' could not be found in the repository x at the version <Branch: main>", "ItemNotFound")]
    [InlineData("VS403463: The conditional access policy defined by your administrator has failed.", "BlockedByOrganization")]
    [InlineData("VS403463: IP Conditional Access policy validation has failed.", "AddressNotAllowed")]
    [InlineData(
        "Job A: Step B references service connection C which could not be found. The service connection does not exist, has been disabled "
            + "or has not been authorized for use.",
        "ConnectionUnavailable"
    )]
    [InlineData("There is no explicit reference to service connection aaaaaaaa from current stage", "ConnectionNotReferenced")]
    [InlineData("SSL certificate problem: unable to get local issuer certificate", "CertificateNotTrusted")]
    [InlineData("CONNECT tunnel failed, response 407 Proxy Authentication Required", "ProxyRefused")]
    [InlineData("patTokenError: disablePatCreationPolicyViolation", "PersonalAccessTokenRestricted")]
    [InlineData("ERROR: Please run 'az login' to setup account.", "ToolNotSignedIn")]
    [InlineData("AADSTS50053: Sign-in was blocked because it came from an IP address with malicious activity", "AddressRefusedByEntra")]
    [InlineData("XAADSTS7000215", null)]
    [InlineData("something else, TF4", null)]
    public void Find_OfAText_IsTheRow(string text, string? name) => Assert.Equal(name, CauseTable.Find(text)?.Name);

    [Fact]
    public void Find_LongText_TakesNoTime()
    {
        string text = string.Concat(Enumerable.Repeat("service connection identity IP address not user is the ", 20_000));

        Assert.Null(CauseTable.Find(text)?.Name is { } name && name == "WrongSecret" ? name : null);
    }

    [Fact]
    public void Exception_OfARow_SaysWhoCanFix()
    {
        var failure = new AdoServiceException(PermissionRows.NotPermitted.Say(("did", "read"), ("what", "the projects")));

        Assert.Equal(WhoCanFix.ProjectAdministrator, failure.WhoCanFix);
        Assert.Equal("This identity is not allowed to read the projects.", failure.Summary);
        Assert.Equal(
            WhoCanFix.Temporary,
            new AdoServiceException(ErrorIds.Transient, "It broke.", "Retry.").WhoCanFix
        );
    }

    private static readonly Regex s_link = new(@"\]\((?<file>[^)#]+)\)", RegexOptions.CultureInvariant);

    /// <summary>ADOENTRA_UPDATE_DOCS=1 writes them again.</summary>
    [Fact]
    public void Documentation_IsTheTable()
    {
        string page = Path.Combine(Repository.Root, "docs", "troubleshooting.md");
        string topic = Path.Combine(Repository.Root, "module", "en-US", "about_AdoEntra_Troubleshooting.help.txt");
        if (Environment.GetEnvironmentVariable("ADOENTRA_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(page, CauseDocumentation.Page());
            File.WriteAllText(topic, CauseDocumentation.Topic());
        }

        Assert.Equal(CauseDocumentation.Page(), File.ReadAllText(page));
        Assert.Equal(CauseDocumentation.Topic(), File.ReadAllText(topic));
        Assert.All(File.ReadAllLines(topic), static line => Assert.True(line.Length <= 80, line));
        Assert.All(
            s_link.Matches(File.ReadAllText(page)).Cast<Match>(),
            match => Assert.True(File.Exists(Path.Combine(Repository.Root, "docs", match.Groups["file"].Value)), match.Value)
        );
    }
}
