using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Control;

public sealed class FaultJsonTests : EmulatorTests
{
    [Theory]
    [InlineData("""{"kind":"status","status":429,"body":"b","contentType":"text/plain","identified":true,"headers":{},"skip":1}""")]
    [InlineData("""{"kind":"status","status":500,"headers":{},"identified":false,"times":2,"skip":0}""")]
    [InlineData("""{"kind":"status","status":429,"headers":{"Retry-After":"7"},"identified":false,"skip":0}""")]
    [InlineData(
        """{"kind":"error","status":403,"shape":"wrapped","message":"VS1: no","typeKey":"X","encoding":"utf16","headers":{"a":"b"},"identified":false,"skip":0}"""
    )]
    [InlineData("""{"kind":"unauthorized","form":"TF401444","skip":0}""")]
    [InlineData("""{"kind":"unauthorized","form":"anonymous","skip":0}""")]
    [InlineData("""{"kind":"anonymous","skip":0}""")]
    [InlineData("""{"kind":"signInPage","status":200,"form":"german","skip":0}""")]
    [InlineData("""{"kind":"redirect","target":"foreign","status":307,"skip":0}""")]
    [InlineData("""{"kind":"redirect","target":"networkPath","location":"/x","status":302,"skip":0}""")]
    [InlineData("""{"kind":"token","defect":"noAccessToken","skip":0}""")]
    [InlineData("""{"kind":"token","defect":"expired","skip":0}""")]
    [InlineData("""{"kind":"token","defect":"empty","skip":0}""")]
    [InlineData("""{"kind":"token","defect":"noTokenType","skip":0}""")]
    [InlineData("""{"kind":"entraError","code":53003,"error":"e","status":403,"description":"d","claims":"{}","subError":"s","skip":0}""")]
    [InlineData("""{"kind":"claimsChallenge","claims":"{}","skip":0}""")]
    [InlineData("""{"kind":"hang","limitMs":1500,"afterBytes":3,"skip":0}""")]
    [InlineData("""{"kind":"delay","delayMs":20,"headers":{"Retry-After":"1"},"skip":0}""")]
    [InlineData("""{"kind":"drip","pieceBytes":5,"intervalMs":3,"skip":0}""")]
    [InlineData("""{"kind":"cut","afterBytes":9,"skip":0}""")]
    [InlineData("""{"kind":"cut","every":4,"skip":0}""")]
    [InlineData("""{"kind":"cut","chance":0.25,"seed":9,"skip":0}""")]
    [InlineData("""{"kind":"reset","at":"beforeHeaders","skip":0}""")]
    [InlineData("""{"kind":"gzip","defect":"truncated","skip":0}""")]
    [InlineData(
        """{"kind":"throttle","blocks":true,"retryAfter":7,"delaySeconds":2,"resource":"r","limit":9,"remaining":1,"resetSeconds":60,"skip":0}"""
    )]
    [InlineData("""{"kind":"length","difference":-4,"skip":0}""", "projects")]
    [InlineData("""{"kind":"repeatedToken","skip":0}""", "projects")]
    public async Task Put_EveryKind_ComesBackAsItWas(string fault, string route = "token")
    {
        using var put = await PutAsync($$"""{"route":"{{route}}","fault":{{fault}}}""");
        var faults = await (await GetAsync("_emulator/faults")).JsonAsync();

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(fault), JsonNode.Parse(faults.GetProperty(route)[0].GetRawText())),
            faults.GetRawText());
    }

    [Fact]
    public async Task Put_MembersLeftOut_HaveTheDefaultsOfTheClass()
    {
        Fault[] expected =
        [
            new StatusFault { Status = 500 },
            new ErrorFault { Status = 400 },
            new UnauthorizedFault(),
            new AnonymousFault(),
            new SignInPageFault(),
            new RedirectFault(),
            new TokenFault(),
            new HangFault(),
            new DelayFault(),
            new DripFault(),
            new CutFault(),
            new EntraErrorFault { Code = 50076 },
            new ClaimsChallengeFault(),
            new ResetFault(),
            new GzipFault(),
            new ThrottleFault(),
        ];
        Emulator.Faults.Set(EmulatedRoute.Token, expected);
        var byClass = await (await GetAsync("_emulator/faults")).Content.ReadAsStringAsync();

        using var put = await PutAsync(
            """
            {"route":"token","faults":[
                {"kind":"status","status":500},{"kind":"error","status":400},{"kind":"unauthorized"},{"kind":"anonymous"},
                {"kind":"signInPage"},{"kind":"redirect"},{"kind":"token"},{"kind":"hang"},{"kind":"delay"},{"kind":"drip"},{"kind":"cut"},
                {"kind":"entraError","code":50076},{"kind":"claimsChallenge"},{"kind":"reset"},{"kind":"gzip"},{"kind":"throttle"}]}
            """);

        Assert.Equal(byClass, await put.Content.ReadAsStringAsync());
    }

    [Fact]
    public void Put_EveryKindThatThereIs_IsTestedAbove()
    {
        var kinds = typeof(Fault).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(Fault)));
        var tested = typeof(FaultJsonTests).GetMethod(nameof(Put_EveryKind_ComesBackAsItWas))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>()
            .Select(data => JsonNode.Parse((string)data.GetData(null!).Single()[0])!["kind"]!.GetValue<string>()).Distinct().Count();

        Assert.Equal(kinds, tested);
    }

    [Fact]
    public async Task Put_SeveralInOrder_AreApplied()
    {
        using var put = await PutAsync(
            """{"route":"projects","faults":[{"kind":"status","status":500,"times":1},{"status":404,"kind":"status","times":1}]}""");
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);

        var statuses = new List<int>();
        for (var call = 0; call < 3; call++)
        {
            using var answer = await CallAsync("MyOrg/_apis/projects?api-version=7.1");
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([500, 404, 200], statuses);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("""{"route":"projects"}""")]
    [InlineData("""{"fault":{"kind":"hang"}}""")]
    [InlineData("""{"route":"nowhere","fault":{"kind":"hang"}}""")]
    [InlineData("""{"route":"projects","fault":{"kind":"unheard"}}""")]
    [InlineData("""{"route":"projects","fault":{"status":500}}""")]
    [InlineData("""{"route":"projects","fault":{"kind":"status"}}""")]
    [InlineData("""{"route":"projects","fault":{"kind":"status","status":500,"time":3}}""")]
    [InlineData("""{"route":"projects","fault":{"kind":"status","status":7}}""")]
    [InlineData("""{"route":"projects","fault":{"kind":"token","defect":"expired"}}""")]
    [InlineData("""{"route":"projects","fault":{"kind":"entraError","code":53003}}""")]
    [InlineData("""{"route":"token","fault":{"kind":"entraError","code":53003,"status":200}}""")]
    [InlineData("""{"route":"projects","fault":{"kind":"claimsChallenge","claims":"[]"}}""")]
    [InlineData("""{"route":"projects","fault":{"kind":"claimsChallenge","claims":"x"}}""")]
    [InlineData("""{"route":"projects","fault":{"kind":"hang"},"faults":[{"kind":"hang"}]}""")]
    [InlineData("""{"route":"projects","faults":[null]}""")]
    [InlineData("""{"route":"projects","fault":{"kind":"status","status":500,"headers":null}}""")]
    public async Task Put_Nonsense_Is400AndChangesNothing(string body)
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new StatusFault { Status = 503 });

        var problem = await (await PutAsync(body)).JsonAsync(HttpStatusCode.BadRequest);

        Assert.NotEmpty(problem.Text("message"));
        Assert.Equal(503, Assert.IsType<StatusFault>(Assert.Single(Emulator.Faults.List()[EmulatedRoute.Projects])).Status);
    }

    [Fact]
    public async Task Delete_RouteOrAll_ClearsThem()
    {
        Emulator.Faults.Set(EmulatedRoute.Projects, new HangFault());
        Emulator.Faults.Set(EmulatedRoute.Msi, new HangFault());
        Emulator.Faults.Set(EmulatedRoute.Any, new HangFault());

        (await Client.DeleteAsync(new Uri("_emulator/faults?route=projects", UriKind.Relative))).Dispose();
        Assert.Equal(["any", "msi"], Emulator.Faults.List().Keys.Select(route => route.Name).Order());

        (await Client.DeleteAsync(new Uri("_emulator/faults", UriKind.Relative))).Dispose();
        Assert.Empty(Emulator.Faults.List());
    }

    private Task<HttpResponseMessage> PutAsync(string body) => Client.PutAsync(
        new Uri("_emulator/faults", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));
}
