using AdoEntra.Emulator.Requests;

namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>The check of requests itself: it has to find what is wrong.</summary>
public sealed class RequestContractTests
{
    private static readonly PublishedOperations Operations = new(
    [
        """
        {
          "host": "dev.azure.com",
          "parameters": {
            "released": { "name": "api-version", "in": "query", "description": "Set to '7.1' …", "required": true, "type": "string" }
          },
          "paths": {
            "/{organization}/{project}/_apis/things": {
              "get": {
                "parameters": [
                  { "in": "path", "name": "organization", "required": true },
                  { "in": "path", "name": "project", "required": true, "x-ms-required": false },
                  { "in": "query", "name": "$top", "required": false }, { "in": "query", "name": "ids", "required": true },
                  { "$ref": "#/parameters/released" }
                ], "responses": {}
              }
            },
            "/{organization}/{project}/_apis/things/${type}": {
              "post": {
                "consumes": [ "application/json-patch+json" ],
                "parameters": [ { "in": "body", "name": "body", "required": true }, { "$ref": "#/parameters/released" } ], "responses": {}
              }
            }
          },
          "x-ms-paths": {
            "/{organization}/{project}/_apis/things?name={name}": {
              "get": {
                "parameters": [ { "in": "query", "name": "name", "required": true }, { "$ref": "#/parameters/released" } ], "responses": {}
              }
            }
          }
        }
        """,
        """
        {
          "host": "vssps.dev.azure.com",
          "paths": {
            "/{organization}/_apis/people": {
              "get": {
                "parameters": [
                  { "name": "api-version", "in": "query", "description": "Set to '7.1-preview.2' …", "required": true, "type": "string" }
                ], "responses": {}
              }
            }
          }
        }
        """,
    ]);

    [Theory]
    [InlineData("GET", "/MyOrg/P/_apis/things?ids=1&$top=2&api-version=7.1")]
    [InlineData("GET", "/MyOrg/_apis/things?ids=1&api-version=7.1")]
    [InlineData("HEAD", "/MyOrg/_apis/things?ids=1&%24top=2&api-version=5.0")]
    [InlineData("GET", "/MyOrg/_APIS/Things?ids=1&api-version=7.2-preview.1")]
    [InlineData("GET", "/MyOrg/P/_apis/things?name=x&api-version=7.1")]
    [InlineData("POST", "/MyOrg/P/_apis/things/$Bug?api-version=7.1", "application/json-patch+json; charset=utf-8")]
    [InlineData("GET", "/vssps.dev.azure.com/MyOrg/_apis/people?api-version=7.1-preview.2")]
    [InlineData("GET", "/vssps.dev.azure.com/MyOrg/_apis/people?api-version=7.1-preview")]
    [InlineData("GET", "/vssps.dev.azure.com/MyOrg/_apis/people?api-version=7.0-preview.1")]
    public void Problems_RequestThatFits_AreNone(string method, string target, string? contentType = null) =>
        Assert.Empty(Problems(method, target, contentType));

    [Theory]
    [InlineData("GET", "/MyOrg/P/T/_apis/things?ids=1&api-version=7.1", "no such operation")]
    [InlineData("DELETE", "/MyOrg/P/_apis/things?ids=1&api-version=7.1", "no such operation")]
    [InlineData("GET", "/MyOrg/_apis/people?api-version=7.1-preview.2", "no such operation")]
    [InlineData("GET", "/vssps.dev.azure.com/MyOrg/_apis/things?ids=1&api-version=7.1", "no such operation")]
    [InlineData("GET", "/MyOrg/P/_apis/things?ids=1&top=2&api-version=7.1", "has no parameter top")]
    [InlineData("GET", "/MyOrg/P/_apis/things?$top=1&api-version=7.1", "needs the parameter ids")]
    [InlineData("GET", "/MyOrg/P/_apis/things?ids=1", "is 7.1, not ''")]
    [InlineData("GET", "/MyOrg/P/_apis/things?ids=1&api-version=latest", "not 'latest'")]
    [InlineData("GET", "/MyOrg/P/_apis/things?ids=1&api-version=7.2", "not '7.2'")]
    [InlineData("GET", "/MyOrg/P/_apis/things?ids=1&api-version=8.0-preview", "not '8.0-preview'")]
    [InlineData("GET", "/vssps.dev.azure.com/MyOrg/_apis/people?api-version=7.1", "is 7.1-preview.2, not '7.1'")]
    [InlineData("GET", "/vssps.dev.azure.com/MyOrg/_apis/people?api-version=7.1-preview.3", "not '7.1-preview.3'")]
    [InlineData("POST", "/MyOrg/P/_apis/things/Bug?api-version=7.1", "no such operation", "application/json-patch+json")]
    [InlineData("POST", "/MyOrg/P/_apis/things/$Bug?api-version=7.1", "not 'application/json'", "application/json")]
    [InlineData("POST", "/MyOrg/P/_apis/things/$Bug?api-version=7.1", "not ''")]
    public void Problems_RequestThatDoesNotFit_AreNamed(string method, string target, string expected, string? contentType = null) =>
        Assert.Contains(expected, Assert.Single(Problems(method, target, contentType)), StringComparison.Ordinal);

    [Fact]
    public async Task Problems_BodyThatIsNotTaken_IsNamed()
    {
        var body = new RecordedBody(new MemoryStream([1, 2, 3]));
        await body.KeepAsync(null, CancellationToken.None);
        var request = Request("GET", "/MyOrg/P/_apis/things?ids=1&api-version=7.1", "application/json");
        request.Keep(body);

        Assert.EndsWith("takes no body", Assert.Single(RequestContract.Problems(Operations, request)), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Problems(string method, string target, string? contentType) =>
        RequestContract.Problems(Operations, Request(method, target, contentType));

    private static RecordedRequest Request(string method, string target, string? contentType) => new()
    {
        Number = 1,
        Time = DateTimeOffset.UnixEpoch,
        Route = EmulatedRoute.Other,
        Method = method,
        Target = target,
        Headers = contentType is null ? new Dictionary<string, string>() : new() { ["Content-Type"] = contentType },
    };
}
