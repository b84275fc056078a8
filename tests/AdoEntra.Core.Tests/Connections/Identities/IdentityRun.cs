using AdoEntra.Connections;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.Interactive;
using AdoEntra.Requests.Model;
using AdoEntra.Tokens;

namespace AdoEntra.Core.Tests.Connections.Identities;

/// <summary>One random sequence: the product, the world around it, and what has to be true.</summary>
internal sealed class IdentityRun : IDisposable
{
    private const int Runspaces = 4;
    private const int MostConnections = 16;

    private readonly Random _random;
    private readonly TestClock _clock = new();
    private readonly World _world;
    private readonly ProcessServices _product;
    private readonly object[] _owners = [.. Enumerable.Range(0, Runspaces).Select(static _ => new object())];
    private readonly ExpectedNames[] _names = [.. Enumerable.Range(0, Runspaces).Select(static _ => new ExpectedNames())];
    private readonly ExpectedNames _process = new();
    private readonly Dictionary<Expected, Expected> _successors = [];
    private readonly List<Expected> _live = [];
    private readonly List<string> _story = [];
    private int _places;

    public IdentityRun(int seed)
    {
        _random = new Random(seed);
        _world = new World(_clock, new Random(seed));
        _product = new ProcessServices(new HttpTransport(() => _world), Variables.None, () => _clock.Now, _clock.ForRequests());
    }

    public void Dispose()
    {
        _product.Dispose();
        _world.Dispose();
    }

    public async Task StepAsync()
    {
        try
        {
            switch (_random.Next(20))
            {
                case < 6:
                    await ConnectAsync();
                    break;
                case < 8:
                    Disconnect();
                    break;
                case < 11:
                    await WithOneAsync("renews", one => _product.Tokens.RefreshAsync(one.Connection.Session.Identity, default));
                    break;
                case < 13:
                    await RefuseAsync();
                    break;
                case < 16:
                    ChangeAccount();
                    break;
                case < 17:
                    Tell("time passes");
                    _clock.Advance(TimeSpan.FromMinutes(_random.Next(1, 90)));
                    foreach (Expected one in _live)
                        one.HasLostFirst |=
                            !one.Connection.IsEnded && !_product.Tokens.TryGetCached(one.Connection.Session.Identity, out _);
                    break;
                case < 18:
                    Forget();
                    break;
                case < 19:
                    Toggle();
                    break;
                default:
                    Tell("all act at once");
                    await Task.WhenAll(_live.ToArray().Select(one => Task.Run(() => ActAsync(one))));
                    break;
            }

            if (_live.Count > 0) await ActAsync(_live[_random.Next(_live.Count)]);
            while (_live.Count > MostConnections) End(_live[0]);
            Check();
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException(
                $"{failure.Message}\nThe last steps:\n{string.Join("\n", _story.Skip(_story.Count - 25))}",
                failure
            );
        }
    }

    private async Task ConnectAsync()
    {
        int runspace = _random.Next(Runspaces);
        bool toProcess = _random.Next(6) == 0, exists = _random.Next(8) > 0, skip = _random.Next(5) == 0;
        string name = "c" + _random.Next(4);
        (WorldSignIn signIn, int who, bool isOwn) = SignIn();
        Tell(
            $"{runspace}: Connect {signIn.Kind} as {who} -Name {name}{(toProcess ? " -Scope Process" : "")}"
                + $"{(exists ? "" : " (no such organization)")}{(skip ? " -SkipVerification" : "")}"
        );
        List<Expected> before = WithToken();
        (int prompts, int asked) = (_world.Prompts, _world.Asked);
        var request = new ConnectRequest(signIn) { Organization = exists ? "contoso" : "nosuchorg", Name = name, SkipVerification = skip };
        Expected? made = null;
        try
        {
            AdoConnection connection = await _product.Connector.ConnectAsync(request, new TestReport(), default);
            string? first = _product.Tokens.TryGetCached(connection.Session.Identity, out CachedToken? token) ? token.Value : null;
            made = new Expected(connection, signIn.Place, who, isOwn, isVerified: !skip) { FirstToken = first };
        }
        catch (AdoEntraException failure)
        {
            // Its source has none to give; or the organization is not there; or the token that others have was refused, and another could
            // not be had.
            Tell($"  fails: {failure.ErrorId}");
            Assert.NotEqual(ErrorIds.IdentityChanged, failure.ErrorId);
            if (exists && !_world.Down.Contains(signIn.Place)) throw;
        }

        // A person and a tool are asked each time, whatever is connected already.
        if (isOwn) Assert.True(_world.Asked > asked, "The source was not asked.");
        Assert.Equal(prompts + (signIn.Real is DeviceCodeSignIn or BrowserSignIn ? 1 : 0), _world.Prompts);
        if (made is null)
        {
            AssertKept(before, except: null);
            return;
        }

        if (!skip) Assert.Equal(World.IdOf(who), made.Connection.IdentityId);
        if (isOwn) AssertKept(before, except: null);
        _live.Add(made);
        if (!toProcess)
        {
            _product.Connections.Of(_owners[runspace]).Add(made.Connection);
            _names[runspace].Own[name] = _names[runspace].Default = made;
            return;
        }

        _product.Connections.Publish(_owners[runspace], made.Connection);
        if (_process.Own.TryGetValue(name, out Expected? replaced)) _successors[replaced] = made;
        _process.Own[name] = _process.Default = made;
        _names[runspace].Own.Remove(name);
        _names[runspace].Default = made;
    }

    /// <summary>How, as whom, and whether only asking tells who that is.</summary>
    private (WorldSignIn SignIn, int Who, bool IsOwn) SignIn()
    {
        int kind = _random.Next(WorldKinds.Keyed.Count + WorldKinds.Asked.Count);
        if (kind < WorldKinds.Keyed.Count)
        {
            int who = _random.Next(World.Identities);
            SignInOptions keyed = WorldKinds.Keyed[kind](who) with { TenantId = "contoso.example" };
            return (new(keyed, keyed.Key!, () => new WorldSource(_world, keyed.Key!, () => who)) { TenantId = keyed.TenantId }, who, false);
        }

        SignInOptions asked = WorldKinds.Asked[kind - WorldKinds.Keyed.Count]() with { TenantId = "contoso.example" };
        if (asked is DeviceCodeSignIn or BrowserSignIn)
        {
            _world.AtKeyboard = _random.Next(World.Identities);
            string person = $"{asked.Kind} {++_places}";
            return (new(asked, person, () => new WorldPerson(_world, person)) { TenantId = asked.TenantId }, _world.AtKeyboard, true);
        }

        return (
            new(asked, asked.Kind, () => new WorldSource(_world, asked.Kind, () => _world.Account(asked.Kind)))
            {
                TenantId = asked.TenantId,
            },
            _world.Account(asked.Kind),
            true
        );
    }

    private void Disconnect()
    {
        int runspace = _random.Next(Runspaces);
        ExpectedNames names = _random.Next(4) == 0 ? _process : _names[runspace];
        if (names.Own.Count == 0) return;
        Expected one = names.Own.Values.ElementAt(_random.Next(names.Own.Count));
        Tell($"{runspace}: Disconnect {one.Connection.Name}{(names == _process ? " -Scope Process" : "")}");
        bool wasDefault = DefaultOf(runspace) == one;
        _product.Connections.Remove(
            _owners[runspace],
            names == _process ? _product.Connections.Process : _product.Connections.Of(_owners[runspace]),
            one.Connection
        );
        names.Own.Remove(one.Connection.Name);
        if (names.Default == one) names.Default = null;
        if (wasDefault) _names[runspace].Default = null;
        End(one);
    }

    private void End(Expected one)
    {
        List<Expected> before = WithToken();
        _product.End(one.Connection);
        Over(one);
        AssertKept(before, except: one);
        Assert.True(one.Connection.IsEnded);
    }

    private void Over(Expected one)
    {
        one.IsOver = true;
        _live.Remove(one);
    }

    private async Task RefuseAsync()
    {
        if (_live.Count == 0) return;
        Expected one = _live[_random.Next(_live.Count)];
        if (!_product.Tokens.TryGetCached(one.Connection.Session.Identity, out CachedToken? token)) return;
        Tell($"the token of {one.Connection.Name} ({one.Connection.CredentialKind}) is refused");
        _world.Refuse(token.Value);
        one.HasLostFirst = true;
        await ActAsync(one);
    }

    private void ChangeAccount()
    {
        string[] places = [.. _live.Where(static one => one.IsOwn).Select(static one => one.Place).Distinct()];
        if (places.Length == 0) return;
        string place = places[_random.Next(places.Length)];
        int identity = _random.Next(World.Identities);
        Tell($"{place} is {identity} now");
        _world.Change(place, identity);
        foreach (Expected one in _live.Where(one => one.Place == place && one.Who != identity)) one.HasSeenOthers = true;
    }

    private void Forget()
    {
        if (_live.Count == 0) return;
        Expected one = _live[_random.Next(_live.Count)];
        Tell($"the token of {one.Connection.Name} ({one.Connection.CredentialKind}) is forgotten");
        one.HasLostFirst = true;
        _product.Tokens.Forget(one.Connection.Session.Identity);
    }

    private void Toggle()
    {
        if (_world.Down.Count > 0 && _random.Next(2) == 0)
        {
            string up = _world.Down.First();
            Tell($"{up} answers again");
            _world.Down.Remove(up);
        }
        else if (_live.Count > 0)
        {
            string down = _live[_random.Next(_live.Count)].Place;
            Tell($"{down} has none to give");
            _world.Down.Add(down);
        }
    }

    private Task ActAsync(Expected one) =>
        WithAsync(
            one,
            "acts",
            async () =>
            {
                using HttpResponseMessage response = await _product.Client.SendAsync(
                    one.Connection.Session,
                    new ServiceRequest("_apis/projects", "the projects") { ApiVersion = "7.1" },
                    RequestContext.Silent,
                    default
                );
                Assert.True(response.IsSuccessStatusCode);
                if (!one.IsOwn || World.SeenIn(response) is not { } seen)
                    return;
                // The first response that names the caller of one that was not verified is whom it is for, whatever becomes of its first
                // token.
                if (!one.IsSettled && one.HasLostFirst)
                    one.Who = seen;
                one.IsSettled = true;
                Assert.True(
                    seen == one.Who,
                    $"'{one.Connection.Name}' ({one.Connection.CredentialKind}) is {one.Who} and acted as {seen}."
                );
            }
        );

    private async Task WithOneAsync(string what, Func<Expected, Task> act)
    {
        if (_live.Count == 0) return;
        Expected one = _live[_random.Next(_live.Count)];
        await WithAsync(one, what, () => act(one));
    }

    private async Task WithAsync(Expected one, string what, Func<Task> act)
    {
        Tell($"{one.Connection.Name} ({one.Connection.CredentialKind}, {one.Who}) {what}");
        try
        {
            await act();
        }
        catch (AdoEntraException failure)
        {
            Tell($"  fails: {failure.ErrorId}");
            if (failure.ErrorId != ErrorIds.IdentityChanged) return;
            Assert.True(one.IsOwn && one.HasSeenOthers, "No other identity was there.");
            Assert.True(one.Connection.IsEnded);
            lock (_live) Over(one);
        }
    }

    private void Check()
    {
        foreach (Expected one in _live.ToArray())
        {
            if (one.Connection.EndedBy is { } reason)
            {
                // Found out by a renewal that no caller waited for.
                Assert.Equal(ErrorIds.IdentityChanged, reason.ErrorId);
                Assert.True(one.IsOwn && one.HasSeenOthers, "No other identity was there.");
                Over(one);
                continue;
            }

            if (!_product.Tokens.TryGetCached(one.Connection.Session.Identity, out CachedToken? token)) continue;
            int whose = _world.WhoseIs(token.Value);
            // One that was not verified, and whose first token was gone before any request used it, is the identity that the first response
            // names.
            if (one.IsOwn && !one.IsSettled && one.HasLostFirst) one.Who = whose;
            one.IsSettled |= token.Value != one.FirstToken;
            Assert.True(
                whose == one.Who,
                $"'{one.Connection.Name}' ({one.Connection.CredentialKind}) is {one.Who} and has the token of {whose}."
            );
        }

        for (int runspace = 0; runspace < Runspaces; runspace++)
        {
            Expected? expected = DefaultOf(runspace) ?? (_process.Default is { } shared ? Last(shared) : null);
            if (expected is null)
                Assert.False(_product.Connections.HasDefault(_owners[runspace]));
            else
                Assert.Same(expected.Connection, _product.Connections.Default(_owners[runspace]));
            foreach (
                KeyValuePair<string, Expected> named in _process
                    .Own.Concat(_names[runspace].Own)
                    .GroupBy(static pair => pair.Key, StringComparer.OrdinalIgnoreCase)
                    .Select(static same => same.Last())
            )
            {
                Assert.Same(named.Value.Connection, _product.Connections.Named(_owners[runspace], named.Key));
            }
        }
    }

    private Expected? DefaultOf(int runspace) => _names[runspace].Default is { } own ? Last(own) : null;

    private Expected Last(Expected one)
    {
        while (_successors.TryGetValue(one, out Expected? successor)) one = successor;
        return one;
    }

    private List<Expected> WithToken() =>
        [.. _live.Where(one => !one.Connection.IsEnded && _product.Tokens.TryGetCached(one.Connection.Session.Identity, out _))];

    private void AssertKept(List<Expected> before, Expected? except)
    {
        // It may be another one: a renewal in the background may have been on its way.
        foreach (Expected one in before.Where(one => one != except))
        {
            Assert.True(
                one.Connection.IsEnded || _product.Tokens.TryGetCached(one.Connection.Session.Identity, out _),
                $"'{one.Connection.Name}' ({one.Connection.CredentialKind}) has lost its token.");
        }
    }

    private void Tell(string step)
    {
        lock (_story) _story.Add(step);
    }
}
