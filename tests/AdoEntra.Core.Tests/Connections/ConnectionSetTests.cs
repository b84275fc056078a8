using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;

namespace AdoEntra.Core.Tests.Connections;

public sealed class ConnectionSetTests
{
    private readonly ConnectionSet _set = new();
    private readonly AdoConnection _one = ConnectionOf.Name("one");
    private readonly AdoConnection _two = ConnectionOf.Name("two");

    [Fact]
    public void Default_Empty_IsNull()
    {
        Assert.Null(_set.Default);
        Assert.Empty(_set.All);
        Assert.Null(_set.Find("one"));
    }

    [Fact]
    public void Add_Each_BecomesTheDefault()
    {
        _set.Add(_one);
        Assert.Same(_one, _set.Default);

        _set.Add(_two);

        Assert.Same(_two, _set.Default);
        Assert.Equal([_one, _two], _set.All);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("ONE")]
    [InlineData("One")]
    public void Find_NameInAnyCase_IsFound(string name)
    {
        _set.Add(_one);
        _set.Add(_two);

        Assert.Same(_one, _set.Find(name));
    }

    [Fact]
    public void Add_SameNameInOtherCase_TakesItsPlace()
    {
        AdoConnection again = ConnectionOf.Name("ONE");
        _set.Add(_one);
        _set.Add(_two);

        _set.Add(again);

        Assert.Equal([_two, again], _set.All);
        Assert.Same(again, _set.Default);
    }

    [Fact]
    public void Select_ChangesTheDefaultOnly()
    {
        _set.Add(_one);
        _set.Add(_two);

        _set.Select(_one);

        Assert.Same(_one, _set.Default);
        Assert.Equal([_one, _two], _set.All);
    }

    [Fact]
    public void Select_ConnectionOfAnotherSet_IsTheDefaultAndNoMember()
    {
        _set.Select(_two);

        Assert.Same(_two, _set.Default);
        Assert.Empty(_set.All);
    }

    [Fact]
    public void Remove_TheDefault_LeavesNoDefault()
    {
        _set.Add(_one);
        _set.Add(_two);

        Assert.True(_set.Remove(_two));

        Assert.Null(_set.Default);
        Assert.Equal([_one], _set.All);
    }

    [Fact]
    public void Remove_Another_LeavesTheDefault()
    {
        _set.Add(_one);
        _set.Add(_two);

        Assert.True(_set.Remove(_one));

        Assert.Same(_two, _set.Default);
        Assert.Null(_set.Find("one"));
    }

    [Fact]
    public void Remove_NoMember_IsFalseButNoDefaultAnyMore()
    {
        _set.Select(_two);

        Assert.False(_set.Remove(_two));
        Assert.Null(_set.Default);
    }

    [Fact]
    public void All_IsACopy()
    {
        _set.Add(_one);
        IReadOnlyList<AdoConnection> before = _set.All;

        _set.Add(_two);

        Assert.Equal([_one], before);
    }

    [Fact]
    public void Add_FromManyThreads_LosesNone()
    {
        Parallel.For(0, 200, i => _set.Add(ConnectionOf.Name("c" + i)));

        Assert.Equal(200, _set.All.Select(static connection => connection.Name).Distinct().Count());
    }
}
