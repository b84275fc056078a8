using AdoEntra.Emulator.Tests.Contract;
using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Requests.Model;

namespace AdoEntra.Emulator.Tests.Engine;

/// <summary>
/// Every kind of call under every fault, over real connections: how many requests the emulator saw, and how it ended. <c>ok</c> is the
/// right content, each item once; <c>other</c> is content that is not the emulator's; the rest are ids of errors. The list has four pages;
/// where one breaks, the next may have been asked for already (5-6). Nothing is done twice in any cell.
/// </summary>
public sealed class FaultMatrixTests
{
    // What is waited where nothing comes: by the clock, and for a body in real time too.
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(1);

    // A dash is where it cannot be told: a file that is shorter as a whole, and says so, is a file. A call of a file asks for it unpacked.

    // The fault stays. A storage host gets no token and knows no identity: what it says about either is ignored.
    private const string Staying = """
        fault                | list                 | one                  | create               | change               | delete               | upload               | download             | store
        sign-in page, 203    | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 1 UnexpectedResponse
        sign-in page, 200    | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 1 UnexpectedResponse
        sent to sign in, 302 | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 1 UnexpectedResponse
        401, empty           | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 1 UnexpectedResponse
        401, caller named    | 2 NotInOrganization  | 2 NotInOrganization  | 2 NotInOrganization  | 2 NotInOrganization  | 2 NotInOrganization  | 2 NotInOrganization  | 2 NotInOrganization  | 1 UnexpectedResponse
        401, no caller named | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 1 UnexpectedResponse
        401, not a member    | 2 NotInOrganization  | 2 NotInOrganization  | 2 NotInOrganization  | 2 NotInOrganization  | 2 NotInOrganization  | 2 NotInOrganization  | 2 NotInOrganization  | 1 UnexpectedResponse
        taken as anonymous   | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 2 NotSignedIn        | 1 ok
        claims challenge     | 5 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 1 UnexpectedResponse
        403                  | 1 NotPermitted       | 1 NotPermitted       | 1 NotPermitted       | 1 NotPermitted       | 1 NotPermitted       | 1 NotPermitted       | 1 NotPermitted       | 1 NotPermitted
        403, policy          | 1 ConditionalAccess  | 1 ConditionalAccess  | 1 ConditionalAccess  | 1 ConditionalAccess  | 1 ConditionalAccess  | 1 ConditionalAccess  | 1 ConditionalAccess  | 1 NotPermitted
        404, hidden          | 1 NotFound           | 1 NotFound           | 1 NotFound           | 1 NotFound           | 1 NotFound           | 1 NotFound           | 1 NotFound           | 1 NotFound
        heavy query          | 5 Transient          | 5 Transient          | 1 Transient          | 1 Transient          | 5 Transient          | 1 Transient          | 5 Transient          | 5 Transient
        400                  | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 UnexpectedResponse
        405                  | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 UnexpectedResponse
        413                  | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 UnexpectedResponse
        415                  | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 UnexpectedResponse
        431                  | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 InvalidRequest     | 1 UnexpectedResponse
        409                  | 1 Conflict           | 1 Conflict           | 1 Conflict           | 1 Conflict           | 1 Conflict           | 1 Conflict           | 1 Conflict           | 1 UnexpectedResponse
        429                  | 3 Throttled          | 3 Throttled          | 3 Throttled          | 3 Throttled          | 3 Throttled          | 3 Throttled          | 3 Throttled          | 3 Throttled
        429, 5 minutes       | 1 Throttled          | 1 Throttled          | 1 Throttled          | 1 Throttled          | 1 Throttled          | 1 Throttled          | 1 Throttled          | 1 Throttled
        503, come back       | 3 Throttled          | 3 Throttled          | 3 Throttled          | 3 Throttled          | 3 Throttled          | 3 Throttled          | 3 Throttled          | 3 Throttled
        slow down, 200       | 4 ok                 | 1 ok                 | 1 ok                 | 1 ok                 | 1 ok                 | 1 ok                 | 1 ok                 | 1 ok
        408                  | 5 Transient          | 5 Transient          | 1 Transient          | 1 Transient          | 5 Transient          | 1 Transient          | 5 Transient          | 5 Transient
        500                  | 5 Transient          | 5 Transient          | 1 Transient          | 1 Transient          | 5 Transient          | 1 Transient          | 5 Transient          | 5 Transient
        503                  | 5 Transient          | 5 Transient          | 1 Transient          | 1 Transient          | 5 Transient          | 1 Transient          | 5 Transient          | 5 Transient
        reset                | 5 Transient          | 5 Transient          | 1 Transient          | 1 Transient          | 5 Transient          | 1 Transient          | 5 Transient          | 5 Transient
        reset behind headers | 5 Transient          | 5 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 5 Transient          | 5 Transient
        reset in body        | 5-6 Transient        | 5 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 5 Transient          | 5 Transient
        cut in body          | 5-6 Transient        | 5 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 5 Transient          | 5 Transient
        drip                 | 4 ok                 | 1 ok                 | 1 ok                 | 1 ok                 | 1 ok                 | 1 ok                 | 1 ok                 | 1 ok
        hang                 | 1 TimedOut           | 1 TimedOut           | 1 TimedOut           | 1 TimedOut           | 1 TimedOut           | 1 TimedOut           | 1 TimedOut           | 1 TimedOut
        hang in body         | 1 TimedOut           | 1 TimedOut           | 1 TimedOut           | 1 TimedOut           | 1 TimedOut           | 1 TimedOut           | 1 TimedOut           | 1 TimedOut
        length too long      | 5-6 Transient        | 5 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 9 Transient          | 9 Transient
        length too short     | 5-6 Transient        | 5 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | -                    | -
        gzip garbage         | 5 Transient          | 5 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 5 Transient          | 5 Transient
        gzip truncated       | 5-6 Transient        | 5 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 5 Transient          | 5 Transient
        to another host, 302 | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 other              | 1 other
        to another host, 307 | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 other              | 1 other
        to another host, //  | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 other              | 1 other
        to another scheme    | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed     | 1 HostNotAllowed
        in a circle          | 6 UnexpectedResponse | 6 UnexpectedResponse | 1 UnexpectedResponse | 1 UnexpectedResponse | 1 UnexpectedResponse | 1 UnexpectedResponse | 6 UnexpectedResponse | 6 UnexpectedResponse
        """;

    // It happens once, and then all is well.
    private const string Passing = """
        fault                | list                 | one                  | create               | change               | delete               | upload               | download             | store
        sign-in page, 203    | 5 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 1 UnexpectedResponse
        401, empty           | 5 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 1 UnexpectedResponse
        429                  | 5 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok
        503, come back       | 5 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok                 | 2 ok
        500                  | 5 ok                 | 2 ok                 | 1 Transient          | 1 Transient          | 2 ok                 | 1 Transient          | 2 ok                 | 2 ok
        reset                | 5 ok                 | 2 ok                 | 1 Transient          | 1 Transient          | 2 ok                 | 1 Transient          | 2 ok                 | 2 ok
        reset behind headers | 5 ok                 | 2 ok                 | 1 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 2 ok                 | 2 ok
        reset in body        | 5 ok                 | 2 ok                 | 1 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 2 ok                 | 2 ok
        cut in body          | 5 ok                 | 2 ok                 | 1 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 2 ok                 | 2 ok
        length too long      | 5 ok                 | 2 ok                 | 1 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 3 ok                 | 3 ok
        length too short     | 5 ok                 | 2 ok                 | 1 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | -                    | -
        gzip garbage         | 5 ok                 | 2 ok                 | 1 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 2 ok                 | 2 ok
        gzip truncated       | 5 ok                 | 2 ok                 | 1 Transient          | 1 Transient          | 1 Transient          | 1 Transient          | 2 ok                 | 2 ok
        in a circle          | 5 ok                 | 2 ok                 | 1 UnexpectedResponse | 1 UnexpectedResponse | 1 UnexpectedResponse | 1 UnexpectedResponse | 2 ok                 | 2 ok
        """;

    public static TheoryData<string, string> StayingRows => Rows(Staying);

    public static TheoryData<string, string> PassingRows => Rows(Passing);

    [Theory]
    [MemberData(nameof(StayingRows))]
    public Task Staying_EndsAsTheTableSays(string fault, string row) => CheckAsync(fault, row, times: null);

    [Theory]
    [MemberData(nameof(PassingRows))]
    public Task Passing_EndsAsTheTableSays(string fault, string row) => CheckAsync(fault, row, times: 1);

    private static async Task CheckAsync(string fault, string row, int? times)
    {
        string[] expected = [.. row.Split('|', StringSplitOptions.TrimEntries)];
        IEnumerable<Task<string>> cells = EngineCall.All.Select(
            (call, column) => expected[column] == "-" ? Task.FromResult("-") : Task.Run(() => CellAsync(call, fault, times))
        );

        string[] actual = await Task.WhenAll(cells);
        Assert.True(
            expected.Zip(actual).All(static pair => Fits(pair.First, pair.Second)),
            $"{fault}\nExpected {string.Join(" | ", expected)}\nbut saw {string.Join(" | ", actual)}"
        );
    }

    private static bool Fits(string expected, string actual) =>
        expected == actual || (expected == "5-6 Transient" && actual is "5 Transient" or "6 Transient");

    private static async Task<string> CellAsync(EngineCall call, string fault, int? times)
    {
        await using EngineScene scene = await EngineScene.StartAsync();
        if (EngineFaults.IsSilent(fault))
            scene.Context = new RequestContext(new WhenAnswered(() => scene.Clock.Leap(s_silence)), s_silence);
        scene.Emulator.Faults.Set(call.Route, EngineFaults.Of(fault, times));
        if (EngineFaults.IsSilentFromTheStart(fault)) _ = scene.LetTimePassWhenAskedAsync(call.Route, s_silence);

        string end = await EndAsync(call, scene);

        string cell = $"{fault} / {call.Name}";
        IReadOnlyList<RecordedRequest> requests = [.. scene.Emulator.Requests.List(call.Route), .. scene.Emulator.BlobRequests.List()];
        Assert.All(
            [.. scene.Emulator.ForeignRequests.List(), .. scene.Emulator.BlobRequests.List()],
            request => Assert.False(request.Headers.ContainsKey("Authorization"), cell + " gave the token away.")
        );
        if (PublishedOperations.AtHand is { } contract)
            Assert.All(scene.Emulator.Requests.List(), request => Assert.Empty(RequestContract.Problems(contract, request)));
        if (call.Changes is { } changes)
            Assert.InRange(changes(scene.Organization), end == "ok" ? 1 : 0, 1);
        return $"{requests.Count} {end}";
    }

    private static async Task<string> EndAsync(EngineCall call, EngineScene scene)
    {
        try
        {
            return await call.RunAsync(scene, default).InTimeAsync() ? "ok" : "other";
        }
        catch (AdoEntraException failure)
        {
            Assert.NotEmpty(failure.RecommendedAction);
            Assert.DoesNotContain(
                scene.Emulator.State.Tokens.Issued,
                token => failure.ToString().Contains(token.Value, StringComparison.Ordinal)
            );
            return failure.ErrorId;
        }
    }

    private static TheoryData<string, string> Rows(string table)
    {
        string[] lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(EngineCall.All.Select(static call => call.Name), lines[0].Split('|', StringSplitOptions.TrimEntries).Skip(1));
        TheoryData<string, string> rows = [];
        foreach (string line in lines.Skip(1)) rows.Add(line[..line.IndexOf('|')].Trim(), line[(line.IndexOf('|') + 1)..].Trim());
        return rows;
    }
}
