using AdoEntra.Core.Tests.Support;
using AdoEntra.Http;
using AdoEntra.Http.Rest;

namespace AdoEntra.Core.Tests.Http.Engine;

/// <summary>A change that was refused within a response that says 200 is said.</summary>
public sealed class FailedResultsTests : IDisposable
{
    private const string Address = TestProcess.Organization + "p/_apis/git/repositories/app/refs";

    private readonly RestScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("""{"value":[{"name":"refs/heads/main","success":false,"updateStatus":"rejectedByPolicy","customMessage":"no"},{"name":"refs/heads/x","success":true}]}""", "one result in it says that it failed: refs/heads/main: rejectedByPolicy, no")]
    [InlineData("""[{"success":false,"updateStatus":"staleOldObjectId"},{"success":false,"updateStatus":"locked"}]""", "2 results in it say that they failed: staleOldObjectId; locked")]
    [InlineData("""{"isSuccess":false,"operationResult":{"isSuccess":false,"errors":[{"key":5032,"value":"The object id is not valid."}],"servicePrincipalId":"sp"}}""", "one result in it says that it failed: sp: (5032) The object id is not valid")]
    [InlineData("""{"operationResults":[{"isSuccess":true},{"isSuccess":false,"errors":[{"key":1,"value":"a"},{"key":2,"value":"b"}]}],"isSuccess":false}""", "one result in it says that it failed: (1) a, (2) b")]
    [InlineData("""{"haveResultsSucceeded":false,"results":[{"isSuccess":false,"userId":"u","errors":[]}]}""", "one result in it says that it failed: u")]
    [InlineData("""{"isSuccess":false}""", "one result in it says that it failed.")]
    [InlineData("""{"count":2,"value":[{"code":200,"body":"{}"},{"code":400,"headers":{},"body":"{\"message\":\"TF401320: Rule Error\"}"}]}""", "one result in it says that it failed: 400, TF401320: Rule Error")]
    public async Task Failure_WithinASuccess_IsAWarning(string body, string what)
    {
        Answers("POST", body);

        Assert.NotEmpty(await _scene.ReadAsync(Call("POST")));
        string warning = Assert.Single(_scene.Trace.Warnings);

        Assert.StartsWith("POST 'p/_apis/git/repositories/app/refs' was answered with success, but ", warning);
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
    [InlineData("POST", """{"success":"false"}""")]
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

    [Fact]
    public async Task Many_AreCounted_AndThreeShown()
    {
        Answers("PATCH", "[" + string.Join(",", Enumerable.Range(1, 9).Select(static id => $$"""{"success":false,"name":"n{{id}}"}""")) + "]");

        await _scene.ReadAsync(Call("PATCH"));

        Assert.Contains("9 results in it say that they failed: n1; n2; n3; and 6 more.", Assert.Single(_scene.Trace.Warnings));
    }

    private void Answers(string verb, string body) => _scene.Server.On(new HttpMethod(verb), Address, _ => Answer.Json(body));

    private static RestCall Call(string verb) => new() { Verb = verb, Address = "p/_apis/git/repositories/app/refs", Body = verb == "GET" ? null : static type => new BytesBody("{}"u8.ToArray(), type) };
}
