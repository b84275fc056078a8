using System.Collections.Specialized;
using AdoEntra.Core.Tests.Support;

namespace AdoEntra.Core.Tests.Json.Reading;

/// <summary>
/// The names of an object's fields: what no object can hold is still there, and what is remembered for the next object never changes it.
/// </summary>
public sealed class JsonValueReaderNamesTests
{
    // No object can have these; a dictionary can, and its neighbours stay objects.
    [Theory]
    [InlineData("""{"key":1,"Key":2,"other":3}""", "key=1 Key=2 other=3")]
    [InlineData("""{"":1,"b":2}""", "=1 b=2")]
    [InlineData("""{"reserved":1,"b":2}""", "reserved=1 b=2")]
    [InlineData("""{"a":1,"b":2,"a":3}""", "a=3 b=2")]
    [InlineData("""{"a":1,"\u0061":2}""", "a=2")]
    public void Read_NamesThatNoObjectHas_IsADictionary(string json, string expected)
    {
        object?[] items = Assert.IsType<object?[]>(TestJson.Read($$$"""[{"a":1},{{{json}}},{"nested":{{{json}}},"x":5},{"a":2}]"""));

        Assert.Equal(1L, Assert.IsType<ReadObject>(items[0])["a"]);
        Assert.Equal(expected, TestJson.Show(Assert.IsType<OrderedDictionary>(items[1])));
        var around = Assert.IsType<ReadObject>(items[2]);
        Assert.Equal(expected, TestJson.Show(Assert.IsType<OrderedDictionary>(around["nested"])));
        Assert.Equal(5L, around["x"]);
        Assert.Equal(2L, Assert.IsType<ReadObject>(items[3])["a"]);
    }

    [Fact]
    public void Read_DictionaryForWantOfAnObject_TellsCasesApart()
    {
        var dictionary = Assert.IsType<OrderedDictionary>(TestJson.Read("""{"key":1,"KEY":2}"""));

        Assert.Equal((1L, 2L, null), (dictionary["key"], dictionary["KEY"], dictionary["Key"]));
    }

    // The names of one item are remembered for the next: in another order, cut short, with one more, they are other names.
    [Fact]
    public void Read_ItemsOfOtherNames_HaveTheirOwn()
    {
        object?[] items = Assert.IsType<object?[]>(TestJson.Read(
            """[{"a":1,"b":2},{"b":1,"a":2},{"a":1},{"a":1,"b":2,"c":3},{"a":1,"bb":2},{"a":1,"b":2},{},{"\u0061":1,"b":2}]"""));

        Assert.Equal(
            ["a b", "b a", "a", "a b c", "a bb", "a b", "", "a b"],
            items.Select(static item => string.Join(" ", Assert.IsType<ReadObject>(item).Names))
        );
        Assert.Same(((ReadObject)items[0]!).Names, ((ReadObject)items[5]!).Names);
    }

    // A table whose keys are names of its own: more than are remembered, in one object and over many.
    [Theory]
    [InlineData(1, 20_000)]
    [InlineData(5_000, 3)]
    public void Read_MoreNamesThanAreRemembered_HaveTheirOwn(int objects, int fields)
    {
        string json = "[" + string.Join(",", Enumerable.Range(0, objects).Select(item =>
            "{" + string.Join(",", Enumerable.Range(0, fields).Select(field => $"\"n{item}-{field}\":{item + field}")) + "}")) + "]";

        object?[] items = Assert.IsType<object?[]>(TestJson.Read(json));

        Assert.Equal(objects, items.Length);
        for (int item = 0; item < objects; item++)
        {
            var read = Assert.IsType<ReadObject>(items[item]);
            Assert.Equal(Enumerable.Range(0, fields).Select(field => $"n{item}-{field}"), read.Names);
            Assert.Equal(
                Enumerable.Range(0, fields).Select(field => (object?)(long)(item + field)),
                read.Fields.Select(static field => field.Value)
            );
        }
    }

    // Tables with names of their own do not use up what is remembered for items that are alike.
    [Fact]
    public void Read_AlikeItemsAmongTables_ShareTheirNames()
    {
        IEnumerable<string> tables = Enumerable.Range(0, 5_000).Select(static item => $"{{\"n{item}\":1,\"m{item}\":2,\"l{item}\":3}}");
        string json = "[{\"id\":1}," + string.Join(",", tables) + ",{\"id\":1,\"late\":2},{\"id\":3,\"late\":4}]";

        object?[] items = Assert.IsType<object?[]>(TestJson.Read(json));

        ReadObject first = Assert.IsType<ReadObject>(items[items.Length - 2]), second = Assert.IsType<ReadObject>(items[items.Length - 1]);
        Assert.Equal(["id", "late"], second.Names);
        Assert.Same(first.Names, second.Names);
    }
}
