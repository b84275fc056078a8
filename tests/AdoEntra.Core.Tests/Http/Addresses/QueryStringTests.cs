using AdoEntra.Http.Addresses;

namespace AdoEntra.Core.Tests.Http.Addresses;

public sealed class QueryStringTests
{
    [Theory]
    [InlineData("a", "x", null)]
    [InlineData("a?", "x", null)]
    [InlineData("a?x=1", "x", "1")]
    [InlineData("a?X=1", "x", "1")]
    [InlineData("a?x", "x", "")]
    [InlineData("a?x=", "x", "")]
    [InlineData("a?y=x&x=a%20b%26c", "x", "a b&c")]
    [InlineData("a?%24top=5", "$top", "5")]
    [InlineData("a?$top=5", "$top", "5")]
    [InlineData("a?x=1&x=2", "x", "1")]
    [InlineData("a?xx=1", "x", null)]
    [InlineData("a?x=b=c", "x", "b=c")]
    [InlineData("a?x=b?c", "x", "b?c")]
    [InlineData("a?&&x=1", "x", "1")]
    [InlineData("a?x=%", "x", "%")]
    public void Get_Table(string route, string name, string? value) => Assert.Equal(value, QueryString.Get(route, name));

    [Theory]
    [InlineData("a", "x", "1", "a?x=1")]
    [InlineData("a?", "x", "1", "a?x=1")]
    [InlineData("a?y=2", "x", "1", "a?y=2&x=1")]
    [InlineData("a?x=1&y=2", "x", "3", "a?y=2&x=3")]
    [InlineData("a?x=1&X=2&%78=3&y=4", "x", "5", "a?y=4&x=5")]
    [InlineData("a?%24top=1", "$top", "2", "a?$top=2")]
    [InlineData("a?y=a%20b+c%2F", "x", "a b&c=d/e?#ü", "a?y=a%20b+c%2F&x=a%20b%26c%3Dd%2Fe%3F%23%C3%BC")]
    [InlineData("a?y", "x", "", "a?y&x=")]
    [InlineData("/contoso/_apis/x?y=z?w", "x", "1", "/contoso/_apis/x?y=z?w&x=1")]
    public void Set_ChangesWhatIsNamed_AndNothingElse(string route, string name, string value, string expected)
    {
        string set = QueryString.Set(route, name, value);

        Assert.Equal(expected, set);
        Assert.Equal(value, QueryString.Get(set, name));
    }
}
