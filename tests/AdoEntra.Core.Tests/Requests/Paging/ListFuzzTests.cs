using System.Globalization;
using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Json.Reading;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Paging;

namespace AdoEntra.Core.Tests.Requests.Paging;

/// <summary>
/// Lists of a service that divides them in any way and reports it in any place, against every style that a table may say: no item is lost
/// and none comes twice, or there is an error or a warning.
/// </summary>
public sealed class ListFuzzTests : IDisposable
{
    private const string Address = TestProcess.Organization + "_apis/things";

    private static readonly PagingStyle[] s_styles =
    [
        PagingStyle.Unknown,
        PagingStyle.None,
        new(PagingKind.HeaderToken),
        new(PagingKind.HeaderToken, TokenQuery: "pagingToken", TopQuery: "top", SkipQuery: ""),
        new(PagingKind.BodyToken, "items"),
        new(PagingKind.BodyToken, "comments"),
        new(PagingKind.TopSkip, LargestPage: 5),
        new(PagingKind.TopSkip, TopQuery: "searchCriteria.$top", SkipQuery: "searchCriteria.$skip", LargestPage: 1000),
    ];

    private readonly TestProcess _process = new();

    public void Dispose() => _process.Dispose();

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public Task AnyList_IsWholeOrSaysThatItIsNot() =>
        Fuzz.ForSeedsAsync(
            4,
            async seed =>
            {
                var random = new Random(seed);
                int whole = 0,
                    told = 0;
                for (int round = 0; round < 400; round++)
                {
                    PagingStyle style = s_styles[random.Next(s_styles.Length)];
                    var list = new FuzzedList(random, style);
                    _process.Server.OnGet(Address, list.Answer);
                    var trace = new RequestTrace();
                    List<int> read = [];
                    AdoEntraException? failure = null;
                    try
                    {
                        await ReadAsync(style, list.Query, trace, read);
                    }
                    catch (AdoEntraException exception)
                        when (exception.ErrorId is ErrorIds.UnexpectedResponse or ErrorIds.Transient or ErrorIds.HostNotAllowed)
                    {
                        failure = exception;
                    }

                    string what =
                        $"round {round}, {list}: read {string.Join(",", read)}; {failure?.Message} {string.Join(" ", trace.Warnings)}";
                    Assert.True(read.Distinct().Count() == read.Count, "twice: " + what);
                    Assert.True(read.SequenceEqual(read.OrderBy(static id => id)), "out of order: " + what);
                    bool isWhole = read.SequenceEqual(list.Wanted);
                    Assert.True(isWhole || failure is not null || trace.Warnings.Count > 0, "lost silently: " + what);
                    if (!list.IsHonest)
                        Assert.True(failure is not null || trace.Warnings.Count > 0, "no word of what is wrong: " + what);
                    if (list.IsHonest && list.IsClear)
                    {
                        Assert.True(isWhole && failure is null && trace.Warnings.Count == 0, "not whole, or a needless word: " + what);
                    }

                    whole += isWhole ? 1 : 0;
                    told += isWhole ? 0 : 1;
                }

                Assert.True(whole > 100 && told > 10, $"{whole} whole, {told} not: one of them was hardly tried.");
            }
        );

    // Items that do not say which they are: a page may be like the one before, and the server may give one page for ever.
    [Fact]
    [Trait("Category", Fuzz.Category)]
    public Task ItemsThatAreAlike_AreAllRead_OrItIsSaid() =>
        Fuzz.ForSeedsAsync(
            4,
            async seed =>
            {
                var random = new Random(seed);
                for (int round = 0; round < 100; round++)
                {
                    string[] kinds = ["\"a\"", "1", "{\"state\":\"done\"}", "null"];
                    string[] items = [.. Enumerable.Range(0, random.Next(40)).Select(_ => kinds[random.Next(1 + (round % kinds.Length))])];
                    int cap = 1 + random.Next(6);
                    bool byToken = random.Next(2) == 0,
                        isDeaf = random.Next(6) == 0;
                    int asked = 0;
                    _process.Server.OnGet(
                        Address,
                        request =>
                        {
                            asked++;
                            int start = isDeaf
                                ? 0
                                : int.Parse(request.Query(byToken ? "continuationToken" : "$skip") ?? "0", CultureInfo.InvariantCulture);
                            string[] page = [.. items.Skip(start).Take(cap)];
                            string mark =
                                byToken && start + cap < items.Length
                                    ? $",\"ContinuationToken\":\"{(isDeaf ? asked : start + cap)}\""
                                    : string.Empty;
                            return Answer.Json($$"""{"value":[{{string.Join(",", page)}}]{{mark}}}""");
                        }
                    );
                    int read = 0;
                    AdoServiceException? failure = null;
                    var request = new ServiceRequest<int>("_apis/things", "the things", Skipped)
                    {
                        Paging = byToken ? PagingStyle.Unknown : new(PagingKind.TopSkip),
                        AcceptsAny = true,
                    };
                    try
                    {
                        await foreach (
                            IReadOnlyList<int> batch in _process.Product.Client.ReadListAsync(
                                _process.Session(),
                                request,
                                new RequestTrace().Within(300),
                                default
                            )
                        )
                            read += batch.Count;
                    }
                    catch (AdoServiceException exception) when (exception.ErrorId == ErrorIds.UnexpectedResponse)
                    {
                        failure = exception;
                    }

                    string what =
                        $"round {round}: {items.Length} by {cap}, token {byToken}, deaf {isDeaf}: read {read}, {failure?.Message}";
                    Assert.True(read == items.Length || failure is not null, what);
                    Assert.True(failure is null || isDeaf, "false alarm: " + what);
                    Assert.True(asked <= 102, what);
                }
            }
        );

    private static int Skipped(ref System.Text.Json.Utf8JsonReader reader)
    {
        reader.SkipValue();
        return 0;
    }

    private async Task ReadAsync(PagingStyle style, string query, RequestTrace trace, List<int> read)
    {
        var request = new ServiceRequest<AdoProject>("_apis/things" + query, "the things", AdoProject.Reader)
        {
            Paging = style,
            AcceptsAny = true,
        };
        await foreach (
            IReadOnlyList<AdoProject> batch in _process.Product.Client.ReadListAsync(
                _process.Session(),
                request,
                trace.Within(300),
                default
            )
        )
        {
            read.AddRange(batch.Select(static item => int.Parse(item.Id!, CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Where a page says how to get the next one.</summary>
    private enum Place
    {
        Header,
        LinkHeader,
        BodyBefore,
        BodyBehind,
        NextLink,
        RelativeLink,
        Numbers,
        Nowhere,
    }

    /// <summary>A list that its service divides at random, and reports in one place; a dishonest one has a defect.</summary>
    private sealed class FuzzedList
    {
        private readonly Random _random;
        private readonly PagingStyle _style;
        private readonly Place _place;
        private readonly string _field;
        private readonly int _cap;
        private readonly bool _hasCount;
        private readonly bool _hasFlag;
        private readonly bool _hasTotal;
        private readonly bool _areTexts;
        private readonly int _case;
        private readonly int _elsewhereAt;
        private readonly bool _isBare;
        private readonly int _breaks;
        private readonly int _repeatsAt;
        private readonly HashSet<int> _emptyBefore = [];
        private readonly List<int> _items;
        private int _asked;

        public FuzzedList(Random random, PagingStyle style)
        {
            _random = random;
            _style = style;
            _items = [.. Enumerable.Range(1, random.Next(4) == 0 ? random.Next(3) : random.Next(40))];
            _cap = 1 + random.Next(9);
            _place = style.Kind == PagingKind.TopSkip && random.Next(2) == 0 ? Place.Numbers : (Place)random.Next((int)Place.Numbers);
            if (random.Next(12) == 0)
                _place = Place.Nowhere;
            string[] fields = style.ItemsField == "value" ? ["value"] : [style.ItemsField, "value", "items", "members"];
            _field = fields[random.Next(fields.Length)];
            _hasCount = random.Next(2) == 0;
            _hasFlag = random.Next(3) == 0;
            _hasTotal = random.Next(4) == 0;
            _areTexts = random.Next(3) == 0;
            _case = random.Next(3);
            _elsewhereAt = _place is Place.LinkHeader or Place.NextLink && random.Next(8) == 0 ? random.Next(_items.Count + 1) : -1;
            _isBare = random.Next(4) == 0 && _place is Place.Header or Place.LinkHeader or Place.Numbers;
            _breaks = random.Next(5) == 0 ? 1 + random.Next(2) : 0;
            _repeatsAt = _place is not (Place.Numbers or Place.Nowhere) && random.Next(10) == 0 ? 1 + random.Next(3) : -1;

            // An empty page ends a list that is asked for by numbers.
            if (_place is not (Place.Numbers or Place.Nowhere))
            {
                for (int i = random.Next(3); i > 0; i--)
                    _emptyBefore.Add(random.Next(_items.Count + 1));
            }

            if (_place == Place.Numbers && random.Next(3) == 0)
                Query = $"?{style.TopQuery}={1 + random.Next(12)}";
        }

        /// <summary>What else a user asks for.</summary>
        public string Query { get; } = string.Empty;

        /// <summary>What he has to get.</summary>
        public IReadOnlyList<int> Wanted => _items;

        /// <summary>Whether the service has said all that one has to know, so far.</summary>
        public bool IsHonest { get; private set; } = true;

        /// <summary>Whether the end of the list is unambiguous.</summary>
        public bool IsClear { get; private set; } = true;

        public override string ToString() =>
            $"{_style.Kind} {_style.ItemsField}, {_items.Count} items by {_cap} in '{_field}', "
                + $"told by {_place}{(_isBare ? ", bare" : "")}{(_hasCount ? ", count" : "")}"
                + $"{(_hasFlag ? ", flag" : "")}, case {_case}{(_areTexts ? ", texts" : "")}, elsewhere at {_elsewhereAt}, "
                + $"breaks {_breaks}, repeats at {_repeatsAt}, empty before {string.Join(",", _emptyBefore)} {Query}";

        public HttpResponseMessage Answer(RecordedRequest request)
        {
            // A mark is the place of the first item, and whether the empty page there was given.
            string mark =
                request.Query(_style.TokenQuery.Length > 0 ? _style.TokenQuery : "continuationToken")
                ?? request.Query("mark")
                ?? string.Empty;
            bool isBehindEmpty = mark.EndsWith("e", StringComparison.Ordinal);
            int start = _place == Place.Numbers ? Number(request.Query(_style.SkipQuery)) : Number(mark.TrimEnd('e'));
            int top = _place == Place.Numbers ? Math.Min(_cap, Number(request.Query(_style.TopQuery))) : _cap;
            bool isEmpty = !isBehindEmpty && _emptyBefore.Contains(start);
            int[] page = isEmpty ? [] : [.. _items.Skip(start).Take(top)];
            int end = start + page.Length;
            bool hasMore = isEmpty || end < _items.Count;
            string? next = hasMore
                ? isEmpty
                    ? $"{start}e"
                    : $"{end}"
                : null;
            if (_repeatsAt >= 0 && end >= _cap * _repeatsAt && next is not null && mark.Length > 0)
                (next, IsHonest) = (mark, false);
            if (_place == Place.Nowhere && hasMore)
                IsHonest = false;

            // Asked for a part of the list, and gives it from its beginning: it is unknown whether a page as large as was asked for is all.
            bool ignoresSkip = _place != Place.Numbers && _style.Kind == PagingKind.TopSkip && request.Query(_style.SkipQuery) is not null;
            if (ignoresSkip && page.Length == Number(request.Query(_style.TopQuery)))
                IsClear = false;
            HttpResponseMessage answer = Support.Servers.Answer.Body(Body(Encoding.UTF8.GetBytes(Text(page, next, hasMore))));
            if (next is null)
                return answer;
            if (IsElsewhere(next))
                IsHonest = false;
            if (_place == Place.Header)
                return answer.With("X-MS-ContinuationToken", next);
            return _place == Place.LinkHeader ? answer.With("Link", $"<{Link(next)}>; rel=\"next\"") : answer;
        }

        private Stream Body(byte[] whole) =>
            ++_asked <= _breaks ? new BreakingBody(whole, _random.Next(whole.Length)) : ChunkedBody.Cut(whole, () => 1 + _random.Next(60));

        private string Text(int[] page, string? next, bool hasMore)
        {
            string items = $"[{string.Join(",", page.Select(static id => "{\"id\":\"" + id + "\",\"more\":{\"value\":[1,2]}}"))}]";
            if (_isBare)
                return items;
            List<string> before = [],
                behind = [];
            if (_hasCount)
                before.Add($"\"{Cased("count")}\":{Value(page.Length)}");
            if (_hasTotal)
                behind.Add($"\"{Cased("totalCount")}\":{Value(_items.Count)}");
            if (_place == Place.BodyBefore)
                before.Add($"\"{Cased("continuationToken")}\":{(next is null ? "null" : $"\"{next}\"")}");
            if (_place == Place.BodyBehind && next is not null)
                behind.Add($"\"{Cased("continuationToken")}\":\"{next}\"");
            if (_place == Place.NextLink && next is not null)
                behind.Add($"\"{Cased("nextLink")}\":\"{Link(next)}\"");
            if (_place == Place.RelativeLink && next is not null)
                behind.Add($"\"{Cased("@odata.nextLink")}\":\"?mark={next}\"");

            // The one word that is left to a service which tells no place.
            if (_hasFlag || _place == Place.Nowhere)
            {
                behind.Add(
                    _style.Kind == PagingKind.BodyToken
                        ? $"\"{Cased("isLastBatch")}\":{Value(!hasMore)}"
                        : $"\"{Cased("hasMore")}\":{Value(hasMore)}"
                );
            }

            return "{" + string.Join(",", before.Concat([$"\"{Cased(_field)}\":{items}"]).Concat(behind)) + "}";
        }

        private string Cased(string name) =>
            _case == 0 ? name
            : _case == 1 ? char.ToUpperInvariant(name[0]) + name.Substring(1)
            : name.ToUpperInvariant();

        private string Value(object value) => _areTexts ? $"\"{value}\"" : value.ToString()!.ToLowerInvariant();

        private bool IsElsewhere(string mark) => _elsewhereAt >= 0 && Number(mark.TrimEnd('e')) >= _elsewhereAt;

        private string Link(string mark) => $"{(IsElsewhere(mark) ? "https://elsewhere.example/things" : Address)}?mark={mark}";

        private static int Number(string? text) => string.IsNullOrEmpty(text) ? 0 : int.Parse(text, CultureInfo.InvariantCulture);
    }
}
