using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Errors;

namespace AdoEntra.Core.Tests.Requests.Paging;

/// <summary>What counts as a list, and what is reported about a response that is none.</summary>
public sealed class PageReaderShapeTests
{
    [Theory]
    [InlineData("""{"count":2,"value":[{"id":"1"},{"id":"2"}]}""", "1 2")]
    [InlineData("""{"value":[{"id":"1"},{"id":"2"}],"count":2}""", "1 2")]
    [InlineData("""[{"id":"1"},{"id":"2"}]""", "1 2")]
    [InlineData("""{"value":[{"id":"1"}]}""", "1")]
    [InlineData("""{"count":0,"value":[]}""", "")]
    [InlineData("""{"count":0,"value":null}""", "")]
    [InlineData("""{"count":0}""", "")]
    [InlineData("[]", "")]
    [InlineData(" \r\n\t{ \"count\" : 1 ,\n\"value\" : [ { \"id\" : \"1\" } ] } \r\n ", "1")]
    // Other fields around the list, with lists and values of their own.
    [InlineData("""{"a":{"value":[{"id":"x"}]},"b":[{"id":"y"}],"c":null,"value":[{"id":"1"}],"d":[[]],"e":{"f":"g"}}""", "1")]
    [InlineData("""{"Value":[],"value":[{"id":"1"}]}""", "1")]
    [InlineData("""{"value":"not yet","value":[{"id":"1"}]}""", "1")]
    [InlineData("""{"v\u0061lue":[{"id":"1"}]}""", "1")]
    // Items with lists and objects inside.
    [InlineData("""{"value":[{"id":"1","a":[{"id":"x"},[]],"b":{"id":"y","value":[1]}},{"id":"2"}]}""", "1 2")]
    public async Task ReadAsync_List_GivesItsItems(string body, string ids)
    {
        Assert.Equal(ids, string.Join(" ", (await Pages.ReadAsync(body)).Select(static item => item.Id)));

        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(body)];
        Assert.Equal(ids, string.Join(" ", (await Pages.ReadAsync(new MemoryStream(marked))).Select(static item => item.Id)));
    }

    [Theory]
    [InlineData("", "an empty body")]
    [InlineData("\uFEFF", "an empty body")]
    [InlineData("null", "a single value instead of a list")]
    [InlineData("\"text\"", "a single value instead of a list")]
    [InlineData("17", "a single value instead of a list")]
    [InlineData("{}", "an object instead of a list")]
    [InlineData("""{"count":1}""", "an object instead of a list")]
    [InlineData("""{"count":1,"value":{"Message":"wrapped"}}""", "an object instead of a list")]
    [InlineData("""{"id":"1","name":"not a list"}""", "an object instead of a list")]
    [InlineData("[null]", "a list whose items are not objects")]
    [InlineData("[1,2]", "a list whose items are not objects")]
    [InlineData("""[[{"id":"1"}]]""", "a list whose items are not objects")]
    [InlineData("""{"count":2,"value":["a",{"id":"1"}]}""", "a list whose items are not objects")]
    [InlineData("""{"count":2,"value":[{"id":"1"},null]}""", "a list whose items are not objects")]
    [InlineData("<html>", "")]
    [InlineData("not json", "")]
    [InlineData("{'value':[]}", "")]
    [InlineData("""{"value":[{"id":"1"}]} and more""", "a body that is not JSON")]
    [InlineData("[][]", "a body that is not JSON")]
    public async Task ReadAsync_NoList_IsUnexpectedAndSaysWhatCame(string body, string found)
    {
        AdoServiceException failure = await Pages.UnexpectedAsync(body);

        Assert.StartsWith("Azure DevOps returned " + found, failure.Message);
        Assert.Contains("Retry", failure.RecommendedAction);
    }

    // It may have been the connection: a request that may be sent again should be.
    [Theory]
    [InlineData("  ")]
    [InlineData("[")]
    [InlineData("""{"value":[""")]
    [InlineData("""{"value":[{"id":"1"}""")]
    [InlineData("""{"value":[{"id":"1"},""")]
    [InlineData("""{"value":[{"id":"1"}]""")]
    [InlineData("""{"count":1""")]
    public async Task ReadAsync_HalfABody_IsTransient(string body)
    {
        AdoServiceException failure = await Pages.FailAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)));

        Assert.Equal(ErrorIds.Transient, failure.ErrorId);
        Assert.StartsWith("Azure DevOps returned an incomplete body for the projects", failure.Message);
    }

    // Whatever is cut off, it is noticed: no list ends early silently.
    [Fact]
    public async Task ReadAsync_CutAnywhere_IsAnError()
    {
        byte[] body = Encoding.UTF8.GetBytes(
            """{"count":2,"value":[{"id":"1","name":"Ü"},{"id":"2","x":[1.5,true,null]}],"more":{"a":"b"}}"""
        );
        for (int length = 0; length < body.Length; length++)
        {
            AdoServiceException failure = await Pages.FailAsync(new MemoryStream(body, 0, length));
            Assert.Equal(length == 0 ? ErrorIds.UnexpectedResponse : ErrorIds.Transient, failure.ErrorId);
        }
    }
}
