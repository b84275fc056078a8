using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Core.Tests.Requests.Paging;

public sealed class ObjectReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public async Task ReadAsync_Object_IsRead(string before)
    {
        AdoProject project = await ReadAsync(before + """ {"id":"1","name":"n","x":{"y":[1]}} """);

        Assert.Equal(("1", "n"), (project.Id, project.Name));
        Assert.Equal("{\"y\":[l1]}", RandomJson.Show(project.AdditionalProperties["x"]));
    }

    // Nothing at all is what an outage looks like: asked again, as a body that was cut.
    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("null")]
    public async Task ReadAsync_Nothing_IsTransient(string body)
    {
        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ReadAsync(body));

        Assert.Equal((ErrorIds.Transient, "a project"), (failure.ErrorId, failure.Target));
        Assert.StartsWith("Azure DevOps returned an empty body for a project.", failure.Message);
    }

    [Theory]
    [InlineData("[]", "a value that is not an object")]
    [InlineData("\"x\"", "a value that is not an object")]
    [InlineData("<html>", "a body that is not JSON")]
    [InlineData("   ", "a body that is not JSON")]
    public async Task ReadAsync_NoObject_IsUnexpected(string body, string found)
    {
        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ReadAsync(body));

        Assert.Equal(ErrorIds.UnexpectedResponse, failure.ErrorId);
        Assert.StartsWith($"Azure DevOps returned {found} for a project.", failure.Message);
        Assert.Equal("a project", failure.Target);
    }

    // What ends in the middle may come whole another time.
    [Theory]
    [InlineData("{")]
    [InlineData("""{"id":"1" """)]
    [InlineData("""{"id":"1","x":[""")]
    public async Task ReadAsync_HalfAnObject_IsTransient(string body)
    {
        var failure = await Assert.ThrowsAsync<AdoServiceException>(() => ReadAsync(body));

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.StartsWith("Azure DevOps returned an incomplete body for a project", failure.Message);
    }

    private static Task<AdoProject> ReadAsync(string body) =>
        JsonObject.ReadAsync(
            ChunkedBody.Cut(Encoding.UTF8.GetBytes(body), static () => 3),
            AdoProject.Reader.ForResponse(),
            "a project",
            ResponseBodyReader.LongestSilence,
            default
        );
}
