using System.Text.Json;

namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>The walker itself: it has to find what is wrong.</summary>
public sealed class ServiceContractTests
{
    private static readonly ServiceContract Contract = ServiceContract.Parse(
        """
        {
          "paths": {
            "/one": { "get": { "responses": { "200": { "schema": { "$ref": "#/definitions/Child" } } } } },
            "/all": { "get": { "responses": { "200": { "schema": { "type": "array", "items": { "$ref": "#/definitions/Child" } } } } } }
          },
          "definitions": {
            "Base": {
              "properties": { "id": { "type": "string", "format": "uuid" }, "_links": { "$ref": "#/definitions/ReferenceLinks" } }
            },
            "Child": {
              "allOf": [ { "$ref": "#/definitions/Base" } ],
              "properties": {
                "state": { "enum": [ "on", "off" ] },
                "kind": { "enum": [ "edit", "rename" ], "x-ms-enum": { "name": "VersionControlChangeType" } },
                "size": { "type": "integer", "format": "int64" }, "share": { "type": "number" },
                "at": { "type": "string", "format": "date-time" }, "free": { "type": "boolean" },
                "tags": { "type": "array", "items": { "type": "string" } },
                "map": { "type": "object", "additionalProperties": { "type": "string" } },
                "lists": { "type": "array", "items": { "type": "array" } }
              }
            }
          }
        }
        """);

    [Fact]
    public void Problems_BodyThatFits_AreNone()
    {
        Assert.Empty(Problems("/one",
            """
            {"id":"5c1d0000-7e57-4a11-8000-00000000aad1","_links":{"self":{"href":"x"}},"state":"on","kind":"edit, rename",
             "size":3,"share":0.5,"at":"2026-03-02T08:15:30.123Z","free":false,"tags":["a"],"map":{"x":"y"},"lists":[[1],["a"]]}
            """));
        Assert.Empty(Problems("/all", """{"count":1,"value":[{"state":"off"}]}"""));
    }

    [Theory]
    [InlineData("""{"name":"x"}""", "$.name: not declared")]
    [InlineData("""{"id":"x"}""", "$.id:")]
    [InlineData("""{"id":null}""", "$.id:")]
    [InlineData("""{"state":"sideways"}""", "$.state:")]
    [InlineData("""{"state":"on, off"}""", "$.state:")]
    [InlineData("""{"kind":"edit, move"}""", "$.kind:")]
    [InlineData("""{"size":"3"}""", "$.size:")]
    [InlineData("""{"size":3.5}""", "$.size:")]
    [InlineData("""{"share":true}""", "$.share:")]
    [InlineData("""{"at":"yesterday"}""", "$.at:")]
    [InlineData("""{"free":"no"}""", "$.free:")]
    [InlineData("""{"tags":[1]}""", "$.tags[0]:")]
    [InlineData("""{"tags":{}}""", "$.tags:")]
    [InlineData("""{"map":{"x":1}}""", "$.map.x:")]
    [InlineData("""{"lists":[1]}""", "$.lists[0]:")]
    [InlineData("""{"_links":{"links":{}}}""", "$._links.links: not a link")]
    public void Problems_BodyThatDoesNotFit_AreNamed(string body, string beginning)
    {
        Assert.StartsWith(beginning, Assert.Single(Problems("/one", body)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"count":2,"value":[{}]}""")]
    [InlineData("""{"count":1,"value":[{}],"more":true}""")]
    public void Problems_PageThatIsNone_IsNamed(string body)
    {
        Assert.Equal("$: not a page of count and value", Assert.Single(Problems("/all", body)));
    }

    private static List<string> Problems(string path, string body)
    {
        using var document = JsonDocument.Parse(body);
        return Contract.Problems(path, document.RootElement);
    }
}
