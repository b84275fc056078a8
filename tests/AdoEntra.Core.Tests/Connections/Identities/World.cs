using System.Collections.Concurrent;
using System.Net;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Connections.Identities;

/// <summary>
/// What is outside of the product: three identities, the sources that give their tokens, the accounts of the tools and the person at the
/// keyboard, which may change at any time, and an organization that says whom it sees.
/// </summary>
internal sealed class World(TestClock clock, Random random) : HttpMessageHandler
{
    public const int Identities = 3;

    private readonly ConcurrentDictionary<string, int> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _refused = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _accounts = new(StringComparer.Ordinal);
    private int _count;
    private int _answers;

    /// <summary>Who answers when a person is asked.</summary>
    public int AtKeyboard { get; set; }

    /// <summary>How often a person was asked.</summary>
    public int Prompts { get; set; }

    /// <summary>How often any source was asked.</summary>
    public int Asked { get; set; }

    /// <summary>What has no token to give at the moment.</summary>
    public HashSet<string> Down { get; } = new(StringComparer.Ordinal);

    /// <summary>Whom the organization has seen last: the identity's number.</summary>
    public int LastSeen { get; private set; }

    public static string IdOf(int identity) => $"00000000-0000-0000-0000-00000000000{identity}";

    /// <summary>Whom a response names; null where it names none.</summary>
    public static int? SeenIn(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-VSS-UserData", out IEnumerable<string>? values) ? values.Single()[IdOf(0).Length - 1] - '0' : null;

    /// <summary>Whose a token is.</summary>
    public int WhoseIs(string token) => _tokens[token];

    /// <summary>Who is signed in to a tool, or whose token a file or a variable holds.</summary>
    public int Account(string place) => _accounts.TryGetValue(place, out int identity) ? identity : 0;

    public void Change(string place, int identity) => _accounts[place] = identity;

    public void Refuse(string token) => _refused[token] = true;

    /// <summary>A token of an identity, for as long as it comes.</summary>
    public SourceToken Give(string place, int identity)
    {
        Asked++;
        if (Down.Contains(place)) throw new AdoSignInException(ErrorIds.InvalidCredential, "It has none to give.", "Wait.");
        string token = $"token-{Interlocked.Increment(ref _count)}";
        _tokens[token] = identity;
        var life = TimeSpan.FromMinutes(random.Next(2, 120));
        return FakeSource.Token(
            token,
            clock.Now + life,
            random.Next(4) == 0 ? clock.Now + TimeSpan.FromMinutes(life.TotalMinutes / 2) : null
        );
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Answered(request));

    private HttpResponseMessage Answered(HttpRequestMessage request)
    {
        string path = request.RequestUri!.AbsolutePath;
        if (!path.StartsWith("/contoso/", StringComparison.Ordinal)) return Answer.Empty((int)HttpStatusCode.NotFound);
        string? token = request.Headers.Authorization?.Parameter;
        if (token is null) return Answer.Empty(401).With("X-VSS-ResourceTenant", "11111111-2222-3333-4444-555555555555");
        if (_refused.ContainsKey(token)) return Answer.Empty(401);
        int identity = LastSeen = _tokens[token];
        HttpResponseMessage response = Answer.Json(
            path.EndsWith("connectionData", StringComparison.Ordinal)
                ? TestProcess.Who($"identity {identity}", IdOf(identity))
                : """{"count":0,"value":[]}"""
        );
        return Interlocked.Increment(ref _answers) % 8 == 0
            ? response
            : response.With("X-VSS-UserData", $"{IdOf(identity)}:identity{identity}@contoso.example");
    }
}
