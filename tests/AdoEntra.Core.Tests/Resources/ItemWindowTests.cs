using AdoEntra.Core.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Resources;

namespace AdoEntra.Core.Tests.Resources;

/// <summary>The part of a list that was asked for, however its items arrive.</summary>
public sealed class ItemWindowTests
{
    private readonly ListSink<int> _sink = new();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 2)]
    [InlineData(5, 9)]
    [InlineData(9, 1)]
    [InlineData(10, 0)]
    [InlineData(99, 0)]
    [InlineData(99, 4)]
    [InlineData(99, 99)]
    public async Task Items_AreThoseOfTheWindow_HoweverTheyAreCut(ulong first, ulong skip)
    {
        int[] all = [.. Enumerable.Range(1, 10)];
        IEnumerable<object?> wanted = all.Skip((int)skip).Take((int)first).Cast<object?>();
        for (int size = 1; size <= all.Length; size++)
        {
            var sink = new ListSink<int>();
            var window = new ItemWindow<int>(sink, first, skip);
            for (int at = 0; at < all.Length; at += size)
            {
                Assert.Equal((ulong)sink.All.Count >= first, window.IsSatisfied);
                await window.WriteAsync([.. all.Skip(at).Take(size)]);
            }

            Assert.Equal(wanted, sink.All);
        }
    }

    [Fact]
    public async Task Everything_IsPassedOnAsItIs()
    {
        var window = new ItemWindow<int>(_sink, ulong.MaxValue, 0);

        await window.WriteAsync([1, 2]);
        await window.WriteAsync([]);
        await window.WriteAsync([3]);

        Assert.Equal([1, 2, 3], _sink.All.Cast<int>());
        Assert.Equal(2, _sink.Batches);
        Assert.False(window.IsSatisfied);
    }

    [Fact]
    public async Task SkipEverything_NeverEnds()
    {
        var window = new ItemWindow<int>(_sink, ulong.MaxValue, ulong.MaxValue);

        await window.WriteAsync([1, 2, 3]);

        Assert.Empty(_sink.All);
        Assert.False(window.IsSatisfied);
    }

    [Fact]
    public void Nothing_IsEnoughAtOnce() => Assert.True(new ItemWindow<int>(_sink, 0, 0).IsSatisfied);

    [Fact]
    public void TheNextCommand_MayHaveEnoughBefore()
    {
        var window = new ItemWindow<int>(_sink, 5, 0);

        _sink.IsSatisfied = true;

        Assert.True(window.IsSatisfied);
    }

    // What failed is no item: it neither counts nor is skipped.
    [Fact]
    public async Task Reports_PassThrough()
    {
        var window = new ItemWindow<int>(_sink, 1, 1);
        var failure = new AdoServiceException(ErrorIds.NotFound, "gone", "look");

        await window.ReportAsync(failure);
        await window.WriteAsync([1, 2, 3]);

        Assert.Equal([failure, 2], _sink.All);
    }
}
