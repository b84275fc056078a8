using System.Runtime.CompilerServices;
using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Errors;

namespace AdoEntra.Core.Tests.Connections;

public sealed class ConnectionRegistryTests
{
    private readonly ConnectionRegistry _registry = new();
    private readonly object _owner = new();
    private readonly object _other = new();
    private readonly AdoConnection _own = ConnectionOf.Name("own");
    private readonly AdoConnection _shared = ConnectionOf.Name("shared");

    [Fact]
    public void Default_NoConnectionAnywhere_SaysWhatToDo()
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => _registry.Default(_owner));

        Assert.Equal(ErrorIds.NotConnected, refusal.ErrorId);
        Assert.Contains("Connect-AdoEntra", refusal.RecommendedAction);
        Assert.Contains("$using:connection", refusal.RecommendedAction);
    }

    [Fact]
    public void Default_ConnectionOfAnotherOwner_IsNotSeen()
    {
        _registry.Of(_other).Add(_own);

        Assert.Throws<AdoConnectionException>(() => _registry.Default(_owner));
        Assert.Throws<AdoConnectionException>(() => _registry.Named(_owner, "own"));
        Assert.Empty(_registry.Visible(_owner));
        Assert.Same(_own, _registry.Default(_other));
    }

    [Fact]
    public void Of_SameOwner_IsTheSameSet() => Assert.Same(_registry.Of(_owner), _registry.Of(_owner));

    // Two runspaces that compare equal by value are two runspaces all the same.
    [Fact]
    public void Of_EqualOwners_AreTwoOwners() => Assert.NotSame(_registry.Of(new string('r', 3)), _registry.Of(new string('r', 3)));

    [Fact]
    public void Default_NoneOfItsOwn_IsTheOneOfTheProcess()
    {
        _registry.Process.Add(_shared);

        Assert.Same(_shared, _registry.Default(_owner));
    }

    [Fact]
    public void Default_OneOfItsOwn_GoesBeforeTheProcess()
    {
        _registry.Process.Add(_shared);
        _registry.Of(_owner).Add(_own);

        Assert.Same(_own, _registry.Default(_owner));
        Assert.Same(_shared, _registry.Default(_other));
    }

    [Fact]
    public void Default_OwnOneRemoved_IsTheOneOfTheProcessAgain()
    {
        _registry.Process.Add(_shared);
        _registry.Of(_owner).Add(_own);

        _registry.Of(_owner).Remove(_own);

        Assert.Same(_shared, _registry.Default(_owner));
    }

    [Fact]
    public void Uncovered_NameOfTheProcessToo_IsThatOne()
    {
        AdoConnection hiding = ConnectionOf.Name("SHARED");
        _registry.Process.Add(_shared);
        _registry.Process.Add(ConnectionOf.Name("another"));
        _registry.Of(_owner).Add(hiding);

        _registry.Remove(_owner, _registry.Of(_owner), hiding);

        Assert.Same(_shared, _registry.Uncovered(_owner, hiding, wasDefault: true));
        Assert.Same(_shared, _registry.Uncovered(_owner, hiding, wasDefault: false));
    }

    [Fact]
    public void Uncovered_AnotherName_IsTheDefaultOfTheProcessOnlyWhereTheDefaultEnded()
    {
        _registry.Process.Add(_shared);
        _registry.Of(_owner).Add(_own);

        _registry.Remove(_owner, _registry.Of(_owner), _own);

        Assert.Same(_shared, _registry.Uncovered(_owner, _own, wasDefault: true));
        Assert.Null(_registry.Uncovered(_owner, _own, wasDefault: false));
    }

    [Fact]
    public void Uncovered_OneThatHasEnded_IsNone()
    {
        _registry.Process.Add(_shared);
        _registry.Of(_owner).Add(_own);
        _registry.Remove(_owner, _registry.Of(_owner), _own);

        _shared.End();

        Assert.Null(_registry.Uncovered(_owner, _own, wasDefault: true));
    }

    [Fact]
    public void Named_OwnAndShared_FindsEachInAnyCase()
    {
        _registry.Process.Add(_shared);
        _registry.Of(_owner).Add(_own);

        Assert.Same(_own, _registry.Named(_owner, "OWN"));
        Assert.Same(_shared, _registry.Named(_owner, "Shared"));
    }

    [Fact]
    public void Named_SameNameTwice_OwnHidesTheOneOfTheProcess()
    {
        AdoConnection hiding = ConnectionOf.Name("SHARED");
        _registry.Process.Add(_shared);
        _registry.Process.Add(ConnectionOf.Name("another"));
        _registry.Of(_owner).Add(hiding);

        Assert.Same(hiding, _registry.Named(_owner, "shared"));
        Assert.Equal(["SHARED", "another"], _registry.Visible(_owner).Select(static connection => connection.Name));
        Assert.Equal(["shared", "another"], _registry.Visible(_other).Select(static connection => connection.Name));
    }

    [Fact]
    public void Named_Unknown_ListsWhatThereIs()
    {
        _registry.Process.Add(_shared);
        _registry.Of(_owner).Add(_own);

        var refusal = Assert.Throws<AdoConnectionException>(() => _registry.Named(_owner, "onw"));

        Assert.Equal(ErrorIds.NotConnected, refusal.ErrorId);
        Assert.StartsWith("There is no connection named 'onw'", refusal.Message);
        Assert.Equal("Pass one of these: 'own', 'shared'.", refusal.RecommendedAction);
        Assert.Equal("onw", refusal.Target);
    }

    // A caller passes the token in place of the connection.
    [Theory]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl")]
    [InlineData("abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345AZDOabcd")]
    public void Named_ByASecret_IsRefusedWithoutShowingIt(string secret)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => _registry.Named(_owner, secret));

        Assert.Equal("InvalidRequest", refusal.ErrorId);
        Assert.StartsWith("The value passed as the connection looks like a token", refusal.Message);
        Assert.DoesNotContain(secret, $"{refusal}{refusal.Target}");
    }

    [Fact]
    public void Named_NothingThere_TellsToConnect()
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => _registry.Named(_owner, "own"));

        Assert.Contains("Connect-AdoEntra", refusal.RecommendedAction);
    }

    [Fact]
    public void Of_OwnerIsGone_NothingIsLeft()
    {
        // On a thread of its own, whose stack is gone afterwards: a collector that reads stacks must find nothing there.
        WeakReference[] left = [];
        var thread = new Thread(() => left = AddForAnOwnerThatGoes(_registry));
        thread.Start();
        Assert.True(thread.Join(Soon.Limit), "The owner was never made.");

        for (int i = 0; i < 20 && left.Any(static reference => reference.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.All(left, static reference => Assert.False(reference.IsAlive));
        GC.KeepAlive(_registry);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] AddForAnOwnerThatGoes(ConnectionRegistry registry)
    {
        object owner = new();
        AdoConnection connection = ConnectionOf.Name("mine");
        registry.Of(owner).Add(connection);
        return [new(owner), new(registry.Of(owner)), new(connection)];
    }

    // What a name means does not depend on whether it is said or left out.
    [Fact]
    public void Publish_UnderANameInUse_IsTheDefaultOfTheHoldersOfTheOther()
    {
        AdoConnection first = ConnectionOf.Name("shared");
        _registry.Publish(_owner, first);
        _registry.Of(_other).Select(first);

        _registry.Publish(new object(), _shared);

        Assert.Same(_shared, _registry.Default(_owner));
        Assert.Same(_shared, _registry.Named(_owner, "SHARED"));
        Assert.Same(_shared, _registry.Default(_other));
    }

    [Fact]
    public void Publish_UnderANameOfTheOwnersOwn_TakesItsPlace()
    {
        AdoConnection hidden = ConnectionOf.Name("shared");
        _registry.Of(_owner).Add(hidden);

        _registry.Publish(_owner, _shared);

        Assert.Same(_shared, _registry.Named(_owner, "shared"));
        Assert.Same(_shared, _registry.Default(_owner));
        Assert.False(hidden.IsEnded);
    }

    [Fact]
    public void Publish_Again_IsNotItsOwnSuccessor()
    {
        _registry.Publish(_owner, _shared);
        _registry.Publish(_owner, _shared);

        Assert.Same(_shared, _registry.Default(_owner));
    }

    [Fact]
    public void Remove_OneThatTookThePlaceOfAnother_LeavesNoDefaultBehind()
    {
        _registry.Publish(_owner, ConnectionOf.Name("shared"));
        _registry.Publish(_other, _shared);

        _registry.Remove(_owner, _registry.Process, _shared);

        Assert.Null(_registry.OwnDefault(_owner));
        Assert.False(_registry.HasDefault(_owner));
        // Other holders get an error that it has ended, and do not go on as another identity.
        Assert.Same(_shared, _registry.Default(_other));
    }
}
