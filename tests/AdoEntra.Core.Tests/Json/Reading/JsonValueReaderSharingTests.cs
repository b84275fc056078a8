using AdoEntra.Core.Tests.Support;
using AdoEntra.Json.Reading;

namespace AdoEntra.Core.Tests.Json.Reading;

/// <summary>One reader of values for many pages and items.</summary>
public sealed class JsonValueReaderSharingTests
{
    // One is in the middle of its items while the other begins, and ends before the other does.
    [Fact]
    public async Task Read_ByTwoAtOnce_IsEachItsOwn()
    {
        using var factory = new HaltingFactory();
        var values = new JsonValueReader(factory);

        Task<object?> first = Task.Run(() => TestJson.Read("""[{"first":1},2]""", values));
        factory.Wait("first");
        Task<object?> second = Task.Run(() => TestJson.Read("""[3,4,{"second":5}]""", values));
        factory.Wait("second");

        factory.Continue("first");
        Assert.Equal("[first=1,2]", TestJson.Show(await first));
        factory.Continue("second");
        Assert.Equal("[3,4,second=5]", TestJson.Show(await second));
    }

    [Fact]
    public void Read_ByManyAtOnce_IsTheSame()
    {
        var values = new JsonValueReader(new ReadObject.Factory());
        var random = new RandomJson(7);
        (string Json, string Expected)[] documents =
        [
            .. Enumerable.Range(0, 200).Select(_ => random.Value().Json).Select(static json => (json, TestJson.Show(TestJson.Read(json)))),
        ];

        Parallel.For(0, 8, _ =>
        {
            foreach ((string json, string expected) in documents) Assert.Equal(expected, TestJson.Show(TestJson.Read(json, values)));
        });
    }

    // What breaks off in the middle leaves nothing behind for the next.
    [Fact]
    public void Read_AfterAFailure_IsRight()
    {
        var values = new JsonValueReader(new ReadObject.Factory());

        Assert.ThrowsAny<System.Text.Json.JsonException>(() => TestJson.Read("""{"a":[1,2,{"b":3,!""", values));

        Assert.Equal("a=[4]", TestJson.Show(TestJson.Read("""{"a":[4]}""", values)));
    }

    /// <summary>Stops at objects whose first name is one of two, until it is released.</summary>
    private sealed class HaltingFactory : IObjectFactory, IDisposable
    {
        private readonly ReadObject.Factory _factory = new();
        private readonly Dictionary<string, (ManualResetEventSlim Reached, ManualResetEventSlim Go)> _halts = new()
        {
            ["first"] = (new(), new()),
            ["second"] = (new(), new()),
        };

        public bool TakesUnread => false;

        public bool Allows(string name) => _factory.Allows(name);

        public object Number(NumberText number) => _factory.Number(number);

        public object Create(string[] names, object?[] values, int start)
        {
            (ManualResetEventSlim reached, ManualResetEventSlim go) = _halts[names[0]];
            reached.Set();
            Assert.True(go.Wait(Soon.Limit));
            return _factory.Create(names, values, start);
        }

        public void Wait(string name) => Assert.True(_halts[name].Reached.Wait(Soon.Limit));

        public void Continue(string name) => _halts[name].Go.Set();

        public void Dispose()
        {
            foreach ((ManualResetEventSlim reached, ManualResetEventSlim go) in _halts.Values)
            {
                reached.Dispose();
                go.Dispose();
            }
        }
    }
}
