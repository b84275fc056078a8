using System.Net;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Faults;

/// <summary>Faults that answer in place of the route.</summary>
public sealed class AnswerFaultTests : EmulatorTests
{
    private const string Projects = "MyOrg/_apis/projects?api-version=7.1";

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task Status_AnyRoute_IsAnswered(int status)
    {
        OutsideContract("any address will do, and no version", "MyOrg/_apis/git", "x/y");
        Emulator.Faults.Set(EmulatedRoute.Any, new StatusFault { Status = status });

        string[] targets =
        [
            "msi/token", "metadata/identity/oauth2/token", "MyOrg", "MyOrg/_apis/connectionData", Projects, "MyOrg/_apis/git/repositories",
            "x/y",
        ];
        foreach (var target in targets)
        {
            using var answer = await CallAsync(target);

            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal(0, answer.Content.Headers.ContentLength);
        }
    }

    [Fact]
    public async Task Status_WithBodyAndHeaders_SendsThem()
    {
        Emulator.Faults.Set(EmulatedRoute.Msi, new StatusFault
        {
            Status = 429,
            Body = "slow down",
            ContentType = "text/plain",
            Headers = new Dictionary<string, string> { ["Retry-After"] = "7", ["X-RateLimit-Remaining"] = "0" },
        });

        using var answer = await GetAsync("msi/token");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter?.Delta);
        Assert.Equal("0", answer.Header("X-RateLimit-Remaining"));
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("slow down", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Status_200WithoutBodyOrAsHtml_LooksLikeSuccess()
    {
        Emulator.Faults.Set(
            EmulatedRoute.Projects,
            new StatusFault { Status = 200, Times = 1 },
            new StatusFault { Status = 200, Body = "<html></html>", ContentType = "text/html", Times = 1 });

        using var empty = await CallAsync(Projects);
        using var html = await CallAsync(Projects);

        Assert.Equal((HttpStatusCode.OK, 0L), (empty.StatusCode, empty.Content.Headers.ContentLength));
        Assert.Equal((HttpStatusCode.OK, "text/html"), (html.StatusCode, html.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Error_Forbidden_SaysWhoIsCallingOrNot(bool identified)
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new ErrorFault { Status = 403, Identified = identified });

        using var signedIn = await CallAsync(Projects);
        using var anonymous = await GetAsync(Projects);

        Assert.Equal(HttpStatusCode.Forbidden, signedIn.StatusCode);
        Assert.Equal(identified, signedIn.Header("X-VSS-UserData") is not null);
        Assert.Null(anonymous.Header("X-VSS-UserData"));
    }

    [Fact]
    public async Task Error_Standard_HasTheSevenMembers()
    {
        var fault = new ErrorFault { Status = 500, Message = "VS402335: too slow", TypeKey = "TimeoutException" };
        Emulator.Faults.Set(EmulatedRoute.Projects, fault);

        var error = await (await CallAsync(Projects)).JsonAsync(HttpStatusCode.InternalServerError);

        Assert.Equal(
            ["$id", "innerException", "message", "typeName", "typeKey", "errorCode", "eventId"],
            error.EnumerateObject().Select(member => member.Name));
        Assert.Equal("VS402335: too slow", error.Text("message"));
        Assert.Equal("TimeoutException", error.Text("typeKey"));
        Assert.Contains(".TimeoutException, ", error.Text("typeName"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_OtherShapes_HaveTheMessageWhereTheyHaveIt()
    {
        Emulator.Faults.Set(
            EmulatedRoute.Projects,
            new ErrorFault { Status = 400, Message = "one", Shape = ErrorShape.Wrapped, Times = 1 },
            new ErrorFault { Status = 400, Message = "two", Shape = ErrorShape.Capitalised, Times = 1 },
            new ErrorFault { Status = 400, Message = "three", Shape = ErrorShape.Text, Times = 1 });

        var wrapped = await (await CallAsync(Projects)).JsonAsync(HttpStatusCode.BadRequest);
        var capitalised = await (await CallAsync(Projects)).JsonAsync(HttpStatusCode.BadRequest);
        using var text = await CallAsync(Projects);

        Assert.Equal("one", wrapped.GetProperty("value").Text("Message"));
        Assert.Equal("two", capitalised.Text("Message"));
        Assert.Contains(".EmulatedException", capitalised.Text("ClassName"), StringComparison.Ordinal);
        Assert.Equal("text/plain", text.Content.Headers.ContentType?.MediaType);
        Assert.Equal("three", await text.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Unauthorized_Empty_HasOnlyTheChallenge()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new UnauthorizedFault());

        using var answer = await CallAsync(Projects);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(0, answer.Content.Headers.ContentLength);
        Assert.Equal(3, answer.Headers.WwwAuthenticate.Count);
    }

    [Theory]
    [InlineData(UnauthorizedForm.NotAuthorized, "TF400813: The user '5c1d0000-0000-4b1d-8000-0000000000a1' is not authorized")]
    [InlineData(UnauthorizedForm.Anonymous, "TF400813: The user 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa' is not authorized")]
    [InlineData(UnauthorizedForm.NotInOrganization, "TF401444: Please sign-in at least once as 5c1d0000-7e57-4a11-8000-00000000aad1\\")]
    public async Task Unauthorized_OtherForms_NameTheCode(UnauthorizedForm form, string beginning)
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new UnauthorizedFault { Form = form });

        var error = await (await CallAsync(Projects)).JsonAsync(HttpStatusCode.Unauthorized);

        Assert.StartsWith(beginning, error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anonymous_ConnectionData_IsAnonymousAndOthersAreRefused()
    {
        Emulator.Faults.Set(EmulatedRoute.Any, new AnonymousFault());

        var connection = await (await CallAsync("MyOrg/_apis/connectionData")).JsonAsync();
        using var projects = await CallAsync(Projects, null, ("X-TFS-FedAuthRedirect", "Suppress"));

        Assert.Equal("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa", connection.GetProperty("authenticatedUser").Text("id"));
        Assert.Equal(HttpStatusCode.Unauthorized, projects.StatusCode);
    }

    [Theory]
    [InlineData(203)]
    [InlineData(200)]
    public async Task SignInPage_GoodCredential_IsHtmlAllTheSame(int status)
    {
        Emulator.Faults.Set(EmulatedRoute.Repositories, new SignInPageFault { Status = status });

        using var answer = await CallAsync("MyOrg/SecretSauce/_apis/git/repositories?api-version=7.1");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Sign In", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SignInPageForm.Html, "en-US", false)]
    [InlineData(SignInPageForm.German, "de-DE", false)]
    [InlineData(SignInPageForm.Xml, "en-US", true)]
    public async Task SignInPage_Form_IsInItsLanguageAndXmlOrNot(SignInPageForm form, string language, bool isXml)
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new SignInPageFault { Form = form });

        using var answer = await CallAsync(Projects);

        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"lang=\"{language}\"", page, StringComparison.Ordinal);
        Assert.Equal(language == "en-US", page.Contains("Sign", StringComparison.Ordinal));
        Assert.Equal(isXml, Record.Exception(() => System.Xml.Linq.XDocument.Parse(page)) is null);
    }
}
