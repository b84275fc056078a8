using System.Text;
using System.Text.Json;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Json.Reading;

namespace AdoEntra.Core.Tests.Resources;

/// <summary>A resource is the fields that it came with; its properties are views of them.</summary>
public sealed class ResourceFieldsTests
{
    [Fact]
    public void Properties_OfTheirType_ShowTheField()
    {
        Thing thing = Read(
            """{"text":"a","flag":true,"whole":7,"time":"2026-03-04T05:06:07.890Z","part":{"text":"b"},"parts":[{"text":"c"},{"text":"d"}]}"""
        );

        Assert.Equal(("a", true, 7L), (thing.Text, thing.Flag, thing.Whole));
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 5, 6, 7, 890, TimeSpan.Zero), thing.Time);
        Assert.Equal("b", thing.Part!.Text);
        Assert.Equal(["c", "d"], thing.Parts.Select(static part => part.Text));
        Assert.Empty(thing.AdditionalProperties);
        Assert.Same(thing.Part, thing.Part);
        Assert.Same(thing.Parts, thing.Parts);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"text":null,"flag":null,"whole":null,"time":null,"part":null,"parts":null}""")]
    public void Properties_NothingCame_AreEmpty(string json)
    {
        Thing thing = Read(json);

        Assert.Equal((null, false, null, null, null), (thing.Text, thing.Flag, thing.Whole, thing.Time, thing.Part));
        Assert.Empty(thing.Parts);
        Assert.Empty(thing.AdditionalProperties);
        Assert.Equal(json, TestJson.Write(thing));
    }

    // What the service may one day send in another form is not lost, does no harm, and goes back as it came.
    [Theory]
    [InlineData("""{"text":{"a":[1]},"flag":"true","whole":1.5,"time":"soon","part":"x","parts":[{"text":"c"},1]}""")]
    [InlineData("""{"text":[[]],"flag":0,"whole":"7","time":1,"part":[{}],"parts":{"text":"c"}}""")]
    [InlineData("""{"Text":"a","FLAG":true,"wholes":7,"Time":"2026-03-04T05:06:07Z","PART":{},"Parts":[]}""")]
    [InlineData("""{"":1,"alias":"x","connection":{"a":1},"organization":"o","additionalProperties":{}}""")]
    public void Properties_OfAnotherType_StayInAdditionalProperties(string json)
    {
        Thing thing = Read(json);
        using JsonDocument document = JsonDocument.Parse(json);

        Assert.Equal((null, false, null, null, null), (thing.Text, thing.Flag, thing.Whole, thing.Time, thing.Part));
        Assert.Empty(thing.Parts);
        Assert.Equal(document.RootElement.EnumerateObject().Select(static field => field.Name), thing.AdditionalProperties.Keys);
        Assert.Equal(json, TestJson.Write(thing));
        Assert.Equal(json, TestJson.Write(thing.AdditionalProperties));
    }

    // Names that differ in case only, inside and out; of one that comes twice the last counts.
    [Fact]
    public void Fields_NamesThatNoObjectHas_AreKept()
    {
        Thing thing = Read(
            """{"text":"a","Text":"b","part":{"text":"c","TEXT":"d"},"parts":[{"text":"e","Text":"f"}],"whole":1,"whole":2}"""
        );

        Assert.Equal(("a", "c", "e", 2L), (thing.Text, thing.Part!.Text, Assert.Single(thing.Parts).Text, thing.Whole));
        Assert.Equal(["Text"], thing.AdditionalProperties.Keys);
        Assert.Equal("d", thing.Part.AdditionalProperties["TEXT"]);
    }

    // A text is a text, whatever it looks like.
    [Theory]
    [InlineData("\"2026-03-04T05:06:07Z\"", "2026-03-04T05:06:07Z")]
    [InlineData("1.50", "1.50")]
    [InlineData("1e400", "1e400")]
    [InlineData("12345678901234567890123", "12345678901234567890123")]
    public void Text_OfWhatLooksLikeAnotherType_IsAsItCame(string json, string text) =>
        Assert.Equal(text, Read($$"""{"text":{{json}}}""").Text);

    [Theory]
    [InlineData("2026-03-04T05:06:07Z", "2026-03-04T05:06:07.0000000+00:00")]
    [InlineData("2026-03-04T07:06:07.8900000+02:00", "2026-03-04T07:06:07.8900000+02:00")]
    [InlineData("2026-03-04T25:06:07Z", null)]
    [InlineData("03/04/2026", null)]
    [InlineData("", null)]
    [InlineData("2026-03-04T05:06:07\\u005A", "2026-03-04T05:06:07.0000000+00:00")]
    [InlineData("2026-03-04T05:06:07Ü", null)]
    public void Time_Text_IsATimeOrStays(string text, string? time) =>
        Assert.Equal(
            time,
            Read($$"""{"time":"{{text}}"}""").Time?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)
        );

    [Fact]
    public void Fields_ReadByManyAtOnce_AreTheSame()
    {
        Thing thing = Read("""{"text":"a","other":1,"part":{"text":"b","more":[1]},"parts":[{"text":"c"}]}""");

        Parallel.For(0, 64, _ =>
        {
            Assert.Equal("other", Assert.Single(thing.AdditionalProperties.Keys));
            Assert.Equal(("a", "b", 1), (thing.Text, thing.Part!.Text, thing.Parts.Count));
            Assert.Equal("more", Assert.Single(thing.Part.AdditionalProperties.Keys));
        });
    }

    private static Thing Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        Thing thing = Thing.Reader.ForResponse()(ref reader);
        Assert.False(reader.Read());
        return thing;
    }

    internal sealed class Thing : AdoResource
    {
        public static readonly JsonRecordReader<Thing> Reader = new(static json => new(json));

        private Thing(JsonRecord json)
            : base(json)
        {
        }

        public string? Text => GetString();

        public string? Alias => Text;

        public bool Flag => GetBoolean();

        public long? Whole => GetInt64();

        public DateTimeOffset? Time => GetTime();

        public Thing? Part => GetObject(Reader);

        public IReadOnlyList<Thing> Parts => GetList(Reader);
    }
}
