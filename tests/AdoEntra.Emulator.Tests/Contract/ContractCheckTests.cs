using System.Text;
using AdoEntra.Emulator.Requests;
using Xunit.Sdk;

namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>The check at the end of each test itself: it has to find what is wrong.</summary>
public sealed class ContractCheckTests
{
    private const string Good = "/MyOrg/_apis/things?api-version=7.1";
    private const string Bad = "/MyOrg/_apis/nothing?api-version=7.1";
    private const string Thing = """{"id":1}""";

    private static readonly PublishedOperations Operations = new(
    [
        """
        {
          "host": "dev.azure.com",
          "paths": {
            "/{organization}/_apis/things": {
              "get": {
                "parameters": [
                  { "in": "path", "name": "organization", "required": true },
                  { "name": "api-version", "in": "query", "description": "Set to '7.1' …", "required": true, "type": "string" }
                ],
                "responses": { "200": { "schema": { "$ref": "#/definitions/Thing" } } }
              }
            }
          },
          "definitions": { "Thing": { "properties": { "id": { "type": "integer" } } } }
        }
        """,
    ]);

    [Theory]
    [InlineData(Good, 200, Thing)]
    [InlineData(Good, 201, Thing)]
    [InlineData(Good, 404, "{\"message\":\"not there\"}")]
    [InlineData(Good, 200, "text", "text/plain")]
    [InlineData(Good, 204, "")]
    public void AssertKept_AllIsRight_Passes(
        string target,
        int status,
        string body,
        string contentType = "application/json; charset=utf-8"
    ) => new ContractCheck().AssertKept(Operations, [Request(target, status, body, contentType)]);

    [Theory]
    [InlineData(Good, "{\"id\":\"1\"}", "the answer's $.id: \"1\" is no integer as declared")]
    [InlineData(Good, "{\"name\":\"x\"}", "the answer's $.name: not declared")]
    [InlineData(Bad, Thing, "there is no such operation")]
    [InlineData("/MyOrg/_apis/things", Thing, "is 7.1, not ''")]
    public void AssertKept_SomethingIsWrong_SaysWhat(string target, string body, string expected) => Assert.Contains(
        expected,
        Assert.ThrowsAny<XunitException>(() => new ContractCheck().AssertKept(Operations, [Request(target, 200, body)])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void AssertKept_LeftOut_IsNotLookedAt()
    {
        var check = new ContractCheck();
        check.LeaveOut("nothing is there", "MyOrg/_apis/nothing");
        check.AssertKept(Operations, [Request(Good, 200, Thing), Request(Bad, 200, Thing)]);

        Assert.ThrowsAny<XunitException>(() => check.AssertKept(Operations, [Request(Good, 200, "{\"x\":1}"), Request(Bad, 200, Thing)]));
    }

    [Fact]
    public void AssertKept_LeftOutForNothing_Fails()
    {
        var check = new ContractCheck();
        check.LeaveOut("there used to be one", "MyOrg/_apis/nothing");

        Assert.ThrowsAny<XunitException>(() => check.AssertKept(Operations, [Request(Good, 200, Thing)]));
    }

    [Fact]
    public void AssertKept_Remembered_IsLookedAtToo()
    {
        var check = new ContractCheck();
        check.Remember([Request(Bad, 200, Thing)]);

        Assert.ThrowsAny<XunitException>(() => check.AssertKept(Operations, []));
    }

    private static RecordedRequest Request(string target, int status, string body, string contentType = "application/json") => new()
    {
        Number = 1,
        Time = DateTimeOffset.UnixEpoch,
        Route = EmulatedRoute.Other,
        Method = "GET",
        Target = target,
        Headers = new Dictionary<string, string>(),
        Answer = new RecordedAnswer(status, contentType, Encoding.UTF8.GetBytes(body)),
    };
}
