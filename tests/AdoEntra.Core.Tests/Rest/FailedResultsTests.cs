using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Http;
using AdoEntra.Rest;

namespace AdoEntra.Core.Tests.Rest;

/// <summary>A change that was refused within a response that says 200 is said.</summary>
public sealed class FailedResultsTests : IDisposable
{
    private const string Address = TestProcess.Organization + "p/_apis/git/repositories/app/refs";

    private readonly RestScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData(
        """{"value":[{"name":"refs/heads/main","success":false,"updateStatus":"rejectedByPolicy","customMessage":"no"},{"name":"refs/heads/x","success":true}]}""",
        "one of its results failed: refs/heads/main: rejectedByPolicy, no"
    )]
    [InlineData(
        """[{"success":false,"updateStatus":"staleOldObjectId"},{"success":false,"updateStatus":"locked"}]""",
        "2 of its results failed: staleOldObjectId; locked"
    )]
    [InlineData(
        """{"isSuccess":false,"operationResult":{"isSuccess":false,"errors":[{"key":5032,"value":"The object id is not valid."}],"servicePrincipalId":"sp"}}""",
        "one of its results failed: sp: (5032) The object id is not valid"
    )]
    [InlineData(
        """{"operationResults":[{"isSuccess":true},{"isSuccess":false,"errors":[{"key":1,"value":"a"},{"key":2,"value":"b"}]}],"isSuccess":false}""",
        "one of its results failed: (1) a, (2) b"
    )]
    [InlineData(
        """{"haveResultsSucceeded":false,"results":[{"isSuccess":false,"userId":"u","errors":[]}]}""",
        "one of its results failed: u"
    )]
    [InlineData(
        """{"value":[{"id":7,"IsSuccess":"False","errorMessage":"no right"}]}""",
        "one of its results failed: 7: no right"
    )]
    [InlineData(
        """{"value":[{"id":7,"statusCode":"403"},{"id":8,"httpStatusCode":404,"message":"gone"}]}""",
        "2 of its results failed: 7: 403; 8: 404, gone"
    )]
    [InlineData("""{"value":[{"id":5,"code":404}]}""", "one of its results failed: 5: 404")]
    [InlineData(
        """{"value":[{"id":5,"name":"x","code":404,"message":"TF1: gone"}]}""",
        "one of its results failed: x: 404, TF1: gone"
    )]
    [InlineData(
        """{"errors":[{"message":"TF1: first"},"second"],"id":"a"}""",
        "one of its results failed: a: TF1: first, second"
    )]
    [InlineData(
        """{"responses":[{"id":"1","status":200,"body":{}},{"id":"2","status":404,"body":{"error":{"message":"no such thing"}}}]}""",
        "one of its results failed: 2: 404, no such thing"
    )]
    [InlineData(
        """{"value":[{"code":409,"body":{"message":null,"typeKey":"Conflicting"}}]}""",
        "one of its results failed: 409, Conflicting"
    )]
    [InlineData("""{"isSuccess":false}""", "one of its results failed.")]
    [InlineData(
        """{"count":2,"value":[{"code":200,"body":"{}"},{"code":400,"headers":{},"body":"{\"message\":\"TF401320: Rule Error\"}"}]}""",
        "one of its results failed: 400, TF401320: Rule Error"
    )]
    public async Task Failure_WithinASuccess_IsAWarning(string body, string what)
    {
        Answers("POST", body);

        Assert.NotEmpty(await _scene.ReadAsync(Call("POST")));
        string warning = Assert.Single(_scene.Trace.Warnings);

        Assert.StartsWith("The response to POST 'p/_apis/git/repositories/app/refs' reports success, but ", warning);
        Assert.Contains(what, warning);

        _scene.Trace.Warnings.Clear();
        await _scene.ReadRawAsync(Call("POST"));
        Assert.Equal(warning, Assert.Single(_scene.Trace.Warnings));
    }

    [Theory]
    [InlineData("POST", """{"value":[{"name":"x","success":true}]}""")]
    [InlineData("POST", """{"isSuccess":true,"operationResult":{"isSuccess":true,"errors":[]}}""")]
    [InlineData("POST", """{"code":404,"name":"a thing that has a code"}""")]
    [InlineData("POST", """{"value":[{"code":200,"body":"{}"}]}""")]
    [InlineData("POST", """{"fields":{"success":false},"variables":{"isSuccess":{"value":"false"}}}""")]
    [InlineData("POST", """{"success":"no"}""")]
    [InlineData("POST", """{"value":[{"id":1,"result":"failed","outcome":"Failed","status":"failed"}]}""")]
    [InlineData("POST", """{"value":[{"id":1,"statusCode":"unauthorized"},{"id":2,"statusCode":200},{"id":3,"statusCode":204.5}]}""")]
    [InlineData("POST", """{"process":{"errors":[{"message":"of a process file"}]},"errors":[]}""")]
    [InlineData("GET", """{"value":[{"id":1,"statusCode":404,"message":"of a check","duration":3}]}""")]
    [InlineData("GET", """{"value":[{"id":1,"code":404}]}""")]
    [InlineData("GET", """{"value":[{"id":1,"errors":["of an upload"]}]}""")]
    [InlineData("POST", "[1,2]")]
    [InlineData("POST", "null")]
    [InlineData("GET", """{"value":[{"name":"x","success":false}]}""")]
    public async Task AnythingElse_IsNone(string verb, string body)
    {
        Answers(verb, body);

        await _scene.ReadAsync(Call(verb));
        await _scene.ReadRawAsync(Call(verb));

        Assert.Empty(_scene.Trace.Warnings);
    }

    // What is only read is data; an item that is nothing but an error is none.
    [Theory]
    [InlineData(
        """{"count":2,"value":[{"id":1,"rev":2},{"statusCode":404,"message":"TF401232: Work item 2 does not exist"}]}""",
        "404, TF401232: Work item 2 does not exist"
    )]
    [InlineData("""[{"id":3,"code":"403","typeKey":"NoRight"}]""", "3: 403, NoRight")]
    [InlineData("""{"$id":"1","innerException":null,"message":"TF1: broken","typeName":"A","typeKey":"B","errorCode":0}""", "TF1: broken")]
    [InlineData("""{"responses":[{"id":"1","status":404,"body":"{\"message\":\"gone\"}"}]}""", "1: 404, gone")]
    public async Task ErrorInPlaceOfAnItem_ThatIsRead_IsAWarning(string body, string what)
    {
        Answers("GET", body);

        await _scene.ReadAsync(Call("GET"));

        Assert.Contains("one of its results failed: " + what, Assert.Single(_scene.Trace.Warnings));
    }

    [Fact]
    public async Task Many_AreCounted_AndThreeShown()
    {
        Answers(
            "PATCH",
            "[" + string.Join(",", Enumerable.Range(1, 9).Select(static id => $$"""{"success":false,"name":"n{{id}}"}""")) + "]"
        );

        await _scene.ReadAsync(Call("PATCH"));

        Assert.Contains("9 of its results failed: n1; n2; n3; and 6 more.", Assert.Single(_scene.Trace.Warnings));
    }

    private void Answers(string verb, string body) => _scene.Server.On(new HttpMethod(verb), Address, _ => Answer.Json(body));

    private static RestCall Call(string verb) =>
        new()
        {
            Verb = verb,
            Address = "p/_apis/git/repositories/app/refs",
            Body = verb == "GET" ? null : static type => new BytesBody("{}"u8.ToArray(), type),
        };
}
