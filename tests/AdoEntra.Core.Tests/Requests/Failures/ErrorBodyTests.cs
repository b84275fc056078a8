using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Requests.Failures;

namespace AdoEntra.Core.Tests.Requests.Failures;

/// <summary>The service's own words in the shapes it has for them (protocol 3.4), and bodies in no shape at all.</summary>
public sealed class ErrorBodyTests
{
    private const string Sent = "an0paque";

    [Theory]
    [InlineData(
        """{"$id":"1","innerException":null,"message":"TF401019: gone","typeName":"A.B, C","typeKey":"B","errorCode":0,"eventId":3000}""",
        "TF401019: gone",
        "TF401019",
        "B"
    )]
    [InlineData("""{"count":1,"value":{"Message":"The request is invalid."}}""", "The request is invalid.", null, null)]
    [InlineData("""{"ClassName":"System.Exception","Message":"VS1234: old","InnerException":null}""", "VS1234: old", "VS1234", null)]
    [InlineData("""{"MESSAGE":"loud","TypeKey":"Loud"}""", "loud", null, "Loud")]
    [InlineData("""{"typeKey":"First","message":"second"}""", "second", null, "First")]
    [InlineData("""{"message":"mentions TF400813 later"}""", "mentions TF400813 later", null, null)]
    [InlineData("""{"message":"'TF400813: quoted'"}""", "'TF400813: quoted'", "TF400813", null)]
    [InlineData("""{"message":null,"value":{"message":"inner"}}""", "inner", null, null)]
    [InlineData("""{"message":17}""", null, null, null)]
    [InlineData("""{"message":""}""", null, null, null)]
    [InlineData("{}", null, null, null)]
    [InlineData("[]", null, null, null)]
    [InlineData("\"text\"", "text", null, null)]
    [InlineData("null", null, null, null)]
    [InlineData("""{"message":"cut of""", "cut…", null, null)]
    [InlineData("""{"message":"cut""", null, null, null)]
    [InlineData("""{"typeKey":"First","message":"TF1: whole","inner":{"a""", "TF1: whole", "TF1", "First")]
    [InlineData("""{"message":"TF1: \u0022a\u0022\n b\\c","x":tru""", "TF1: \"a\" b\\c", "TF1", null)]
    [InlineData("""{"error":{"Message":"within","details":[""", "within", null, null)]
    [InlineData("{\"message\":\"line\nbreak\"}", "line break", null, null)]
    [InlineData("""{"message":null,"typeKey":"X"}""", null, null, "X")]
    [InlineData("""{"value":{"typeKey":"Y","message":""}}""", null, null, "Y")]
    [InlineData("""{"$id":"1","message":null,"typeName":"A.B.SomeException, A.B, Version=14.0"}""", null, null, "SomeException")]
    [InlineData("""{"error":{"code":"Unauthorized"}}""", null, null, "Unauthorized")]
    [InlineData("not json at all", null, null, null)]
    [InlineData("", null, null, null)]
    public async Task ReadAsync_Json_GivesMessageCodeAndType(string body, string? message, string? code, string? typeKey)
    {
        ErrorBody read = await ReadAsync(Answer.Json(body, 400));

        Assert.Equal((message, code, typeKey, false), (read.Message, read.Code, read.TypeKey, read.IsHtml));
    }

    // The message is only the heading of the reason in some of them.
    [Theory]
    [InlineData(
        """{"validationResults":[{"result":"error","message":"Could not find a pool with name Foo"}],"message":"Could not queue the build because there were validation errors or warnings."}""",
        "Could not queue the build because there were validation errors or warnings. Could not find a pool with name Foo"
    )]
    [InlineData(
        """{"value":{"Message":"The request is invalid.","ModelState":{"x":["The value 'abc' is not valid for Int32."]}}}""",
        "The request is invalid. x: The value 'abc' is not valid for Int32."
    )]
    [InlineData(
        """{"message":"TF401320: Rule Error","customProperties":{"RuleValidationErrors":[{"fieldReferenceName":"A","errorMessage":"TF401320: Rule Error for A"},{"errorMessage":"Rule Error for B"}]}}""",
        "TF401320: Rule Error. TF401320: Rule Error for A. Rule Error for B"
    )]
    [InlineData(
        """{"message":"outer","innerException":{"message":"inner","innerException":{"message":"innermost"}}}""",
        "outer. inner. innermost"
    )]
    [InlineData("""{"error":{"code":"Bad","message":"it is bad"}}""", "it is bad")]
    [InlineData("""{"errors":[{"message":"first"},{"message":"second"},"third"]}""", "first. second. third")]
    [InlineData(
        """{"type":"about:blank","title":"One or more errors","status":400,"detail":"more of it","errors":{"name":["is required","is short"],"":["odd"]}}""",
        "One or more errors. more of it. name: is required. name: is short. odd"
    )]
    [InlineData("""[{"message":"a"},{"message":"b"}]""", "a. b")]
    [InlineData("\"just a text\"", "just a text")]
    [InlineData("""{"message":"with\r\n  line\tbreaks\u0000 and\u001b marks"}""", "with line breaks and marks")]
    [InlineData("""{"message":"the same","innerException":{"message":"the same"}}""", "the same")]
    [InlineData("""{"message":"ends!","errors":["next"]}""", "ends! next")]
    [InlineData("""{"data":{"message":"what is data is not said"}}""", null)]
    [InlineData("""{"results":[{"message":"in a result"}]}""", "in a result")]
    [InlineData("""{"odata.error":{"code":"","message":{"lang":"en-US","value":"of OData"}}}""", "of OData")]
    [InlineData("""{"error":{"code":"0","message":"outer","innererror":{"message":"inner","type":"T"}}}""", "outer. inner")]
    [InlineData(
        """{"Message":"An error has occurred.","ExceptionMessage":"the reason","ExceptionType":"T","StackTrace":"at X"}""",
        "An error has occurred. the reason"
    )]
    [InlineData(
        """{"message":null,"typeKey":"AccessCheckException","customProperties":{"Descriptor":"S-1-2","RequestedPermissions":2,"Nothing":null,"List":[1]}}""",
        "Descriptor: S-1-2, RequestedPermissions: 2"
    )]
    [InlineData("""{"innerExceptions":[{"message":"one"},{"message":"two"}]}""", "one. two")]
    public async Task ReadAsync_AllOfTheWords_AreOneLine(string body, string? message) =>
        Assert.Equal(message, (await ReadAsync(Answer.Json(body, 400))).Message);

    [Fact]
    public async Task ReadAsync_EndlesslyNested_Ends()
    {
        string body = string.Concat(Enumerable.Repeat("""{"message":"x","innerException":""", 500)) + "null" + new string('}', 500);

        Assert.Equal("x", (await ReadAsync(Answer.Json(body, 400))).Message);
        Assert.Equal(
            "x",
            (
                await ReadAsync(
                    Answer.Json(
                        string.Concat(Enumerable.Repeat("""{"message":"x","innerException":""", 50)) + "null" + new string('}', 50),
                        400
                    )
                )
            ).Message
        );
    }

    [Fact]
    public async Task ReadAsync_ManyWords_AreCut() =>
        Assert.Equal(
            20,
            (await ReadAsync(Answer.Json($"[{string.Join(",", Enumerable.Range(100, 60).Select(static id => $"\"w{id}\""))}]", 400)))
                .Message!.Split(' ')
                .Length
        );

    [Fact]
    public async Task ReadAsync_TextWithoutAType_IsWords()
    {
        Assert.Equal("plain words", (await ReadAsync(Answer.Bytes("plain\nwords"u8.ToArray(), null, 400))).Message);
        Assert.Null((await ReadAsync(Answer.Bytes([1, 2, 3], null, 400))).Message);
    }

    // The whole of it is on the exception, for a closer look; without secrets, and cut.
    [Fact]
    public async Task ReadAsync_Text_IsTheBodyWithoutSecrets()
    {
        ErrorBody read = await ReadAsync(
            Answer.Json("""{"message":"m","more":{"password":"hush-hush","sent":"SENT","a":1}}""".Replace("SENT", Sent), 400)
        );

        Assert.Equal("""{"message":"m","more":{"password":"[redacted]","sent":"[redacted]","a":1}}""", read.Text);
        Assert.Equal(4001, (await ReadAsync(Answer.Json("\"" + new string('x', 9000) + "\"", 400))).Text!.Length);
        Assert.Null((await ReadAsync(Answer.Empty(400))).Text);
    }

    [Theory]
    [InlineData("<html><head><title>A potentially\r\n dangerous &#39;Path&#39;</title>", "A potentially dangerous 'Path'")]
    [InlineData("<TITLE lang='x'>Blocked &amp; gone</TITLE>", "Blocked & gone")]
    [InlineData("<html><body>no title</body></html>", null)]
    [InlineData("<title></title>", null)]
    [InlineData("<title>for an0paque</title>", "for [redacted]")]
    public async Task ReadAsync_Html_HasATitle(string page, string? title) =>
        Assert.Equal(title, (await ReadAsync(Answer.Text(page, "text/html", 400))).Title);

    [Theory]
    [InlineData(
        "<html><body><h1>Request&nbsp;blocked</h1><p>By policy <b>42</b>.<br>\n Ask IT</p></body></html>",
        "Request blocked. By policy 42. Ask IT"
    )]
    [InlineData("<center>502 Bad Gateway</center><hr><script>var t='state'</script>", "502 Bad Gateway")]
    [InlineData(
        "<!DOCTYPE html><html><head><style>p{}</style></head><body><!-- <p>no</p> --><p>only a paragraph</p></body></html>",
        "only a paragraph"
    )]
    [InlineData("<h2>for an0paque</h2>", "for [redacted]")]
    [InlineData("<html><title>named</title><p>text</p></html>", null)]
    [InlineData("<html></html>", null)]
    public async Task ReadAsync_HtmlWithoutATitle_SaysItsText(string page, string? text) =>
        Assert.Equal(text, (await ReadAsync(Answer.Text(page, "text/html", 400))).PageText);

    [Fact]
    public async Task ReadAsync_LongHtml_IsCut() =>
        Assert.Equal(301, (await ReadAsync(Answer.Text($"<p>{new string('x', 1500)}</p>", "text/html", 400))).PageText!.Length);

    [Theory]
    [InlineData(
        "application/xml",
        "<?xml version='1.0'?><Error><Code>AuthenticationFailed</Code><Message>Not &amp; signed\n RequestId:1</Message></Error>",
        "Not & signed RequestId:1"
    )]
    [InlineData(
        "text/xml",
        "<s:Envelope xmlns:s='x'><s:Body><s:Fault><faultcode>c</faultcode><faultstring xml:lang='en'>it "
            + "failed</faultstring></s:Fault></s:Body></s:Envelope>",
        "it failed"
    )]
    [InlineData("application/json", "<error><message><![CDATA[a < b]]></message></error>", "a < b")]
    [InlineData("application/xml", "<Error><Code>BlobNotFound</Code></Error>", "BlobNotFound")]
    [InlineData("application/xml", "<Error><Message>an0paque", "[redacted]")]
    [InlineData("application/xml", "<a><b/></a>", null)]
    public async Task ReadAsync_Xml_GivesItsWords(string mediaType, string body, string? message)
    {
        ErrorBody read = await ReadAsync(Answer.Text(body, mediaType, 400));

        Assert.Equal((message, false), (read.Message, read.IsHtml));
    }

    [Fact]
    public async Task ReadAsync_PieceOfAPage_IsNoXml()
    {
        ErrorBody read = await ReadAsync(Answer.Text("<b>Access denied</b>", "text/plain", 403));

        Assert.Equal((true, "Access denied"), (read.IsHtml, read.PageText));
    }

    [Fact]
    public async Task ReadAsync_JsonThatIsCalledHtml_GivesItsWords() =>
        Assert.Equal("m", (await ReadAsync(Answer.Text("""{"message":"m"}""", "text/html", 400))).Message);

    [Fact]
    public async Task ReadAsync_Html_IsKeptWithoutWhatABrowserSendsBack()
    {
        ErrorBody read = await ReadAsync(
            Answer.Text(
                "<html><script>var t='state-secret'</script><input type=hidden value='form-secret'><p>why</p><script>open-secret",
                "text/html",
                400
            )
        );

        Assert.Equal("<html><p>why</p>", read.Text);
    }

    [Fact]
    public async Task ReadAsync_ByteOrderMark_IsPassedOver()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("""{"message":"TF1: x"}""")];

        ErrorBody read = await ReadAsync(Answer.Bytes(body, "application/json", 400));

        Assert.Equal(("TF1: x", "TF1"), (read.Message, read.Code));
    }

    [Theory]
    [InlineData("text/plain", "TF400813: words", "TF400813: words")]
    [InlineData("application/octet-stream", "words", null)]
    public async Task ReadAsync_PlainText_IsTheMessageWhereItSaysSo(string mediaType, string body, string? message) =>
        Assert.Equal(message, (await ReadAsync(Answer.Text(body, mediaType, 400))).Message);

    [Theory]
    [InlineData("text/html", "<html>")]
    [InlineData("text/html", "no tag")]
    [InlineData("application/json", "  \r\n<!DOCTYPE html>")]
    [InlineData("text/plain", "<html>")]
    public async Task ReadAsync_Html_IsNoMessage(string mediaType, string body)
    {
        ErrorBody read = await ReadAsync(Answer.Text(body, mediaType, 400));

        Assert.True(read.IsHtml);
        Assert.Null(read.Message);
    }

    [Theory]
    [InlineData("TF400813%3a+The+user+is+not+authorized+100%25", "TF400813: The user is not authorized 100%")]
    [InlineData("VS800075: 100% plain", "VS800075: 100% plain")]
    public async Task ReadAsync_NoMessageInTheBody_TakesTheHeader(string header, string message)
    {
        Assert.Equal(message, (await ReadAsync(Answer.Html(404).With("X-TFS-ServiceError", header))).Message);
        Assert.Equal(message, (await ReadAsync(Answer.Empty(404).With("X-TFS-ServiceError", header))).Message);
        Assert.Equal("body", (await ReadAsync(Answer.Json("""{"message":"body"}""", 404).With("X-TFS-ServiceError", header))).Message);
    }

    [Fact]
    public async Task ReadAsync_TokenInTheBody_IsTakenOut()
    {
        const string Token = "eyJhbGciOiJub25lIn0.eyJleHAiOjF9.c2lnbmF0dXJl";

        ErrorBody read = await ReadAsync(Answer.Json($$"""{"message":"TF1: the token {{Token}} with client_secret=hush is wrong"}""", 400));

        Assert.Equal("TF1: the token [redacted] with client_secret=[redacted] is wrong", read.Message);
    }

    [Fact]
    public async Task ReadAsync_LongBody_IsReadInPartOnly()
    {
        var body = new ChunkedBody(Enumerable.Repeat(new byte[16 * 1024], 100));

        ErrorBody read = await ReadAsync(Answer.Body(body, 500));

        Assert.Null(read.Message);
        Assert.InRange(body.Reads, 1, 10);
    }

    // The second as long as any that is read: what is looked for in it must not take the square of its length.
    [Theory]
    [InlineData(5000)]
    [InlineData(65_000)]
    public async Task ReadAsync_LongMessage_IsCut(int length)
    {
        ErrorBody read = await ReadAsync(Answer.Json($$"""{"message":"{{new string('x', length)}}"}""", 400));

        Assert.InRange(read.Message!.Length, 900, 1100);
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(InvalidDataException))]
    public async Task ReadAsync_BodyBreaksOff_IsNoError(Type kind)
    {
        var body = new ChunkedBody("{\"message\":") { InPlaceOfTheEnd = (Exception)Activator.CreateInstance(kind)! };

        Assert.Null((await ReadAsync(Answer.Body(body, 500))).Message);
    }

    // JSON by its form, but its texts cannot be had: found out only when they are asked for.
    [Theory]
    [InlineData("{\"message\":\"half a pair \\ud83d\"}", "half a pair \uFFFD")]
    [InlineData("{\"half a pair \\ud83d\":1,\"message\":\"x\"}", "x")]
    [InlineData("{\"half a pair \\ud83d\":1,\"message\":1}", "header")]
    public async Task ReadAsync_TextThatIsNone_IsNoError(string body, string message)
    {
        ErrorBody read = await ReadAsync(
            Answer.Bytes([.. body.Select(static c => (byte)c)], "application/json", 400).With("X-TFS-ServiceError", "header")
        );

        Assert.Equal(message, read.Message);
    }

    [Fact]
    public async Task ReadAsync_BytesThatAreNoText_CostTheseBytesOnly()
    {
        ErrorBody read = await ReadAsync(
            Answer.Bytes([.. "{\"message\":\"no UTF-8 \u00FF here\"}".Select(static c => (byte)c)], "application/json", 400)
        );

        Assert.Equal("no UTF-8 \uFFFD here", read.Message);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    public async Task ReadAsync_OtherEncodings_AreRead(string name, bool hasMark)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] text = encoding.GetBytes("{\"message\":\"VS800075: Grün & Blau\"}");
        HttpResponseMessage response = Answer.Bytes(hasMark ? [.. encoding.GetPreamble(), .. text] : text, "application/json", 404);
        response.Content.Headers.ContentType!.CharSet = hasMark ? null : name;

        ErrorBody read = await ReadAsync(response);

        Assert.Equal(("VS800075: Grün & Blau", "VS800075"), (read.Message, read.Code));
    }

    // An opaque token has no form to know it by.
    [Fact]
    public async Task ReadAsync_TheTokenThatWasSent_ShowsNowhere()
    {
        ErrorBody read = await ReadAsync(Answer.Json($$"""{"typeKey":"Not{{Sent}}","message":"TF400898: {{Sent}} is not known."}""", 400));
        ErrorBody header = await ReadAsync(Answer.Bytes([], "application/json", 400).With("X-TFS-ServiceError", $"what+is+{Sent}"));

        Assert.Equal(
            ("TF400898: [redacted] is not known.", "Not[redacted]", "what is [redacted]"),
            (read.Message, read.TypeKey, header.Message)
        );
    }

    [Fact]
    public async Task ReadAsync_Cancelled_IsCancelled()
    {
        var gate = new Gate();
        using var stop = new CancellationTokenSource();
        using HttpResponseMessage response = Answer.Body(new ChunkedBody("{", "}") { BeforeTheLast = gate }, 500);
        Task<ErrorBody> read = ErrorBody.ReadAsync(response, [Sent], stop.Token);
        await gate.Reached.OrFail();

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.OrFail());
    }

    // Bytes of all kinds, the same at each run: whatever comes, an error response is reported as one.
    [Fact]
    public async Task ReadAsync_AnyBytes_AreNoError()
    {
        var random = new Random(20260304);
        for (int i = 0; i < 500; i++)
        {
            byte[] body = new byte[random.Next(1, 200)];
            random.NextBytes(body);
            if (i % 2 == 0) body = [.. Encoding.ASCII.GetBytes("{\"message\":\""), .. body, .. Encoding.ASCII.GetBytes("\"}")];

            Assert.Null((await ReadAsync(Answer.Bytes(body, "application/json", 500))).TypeKey);
        }
    }

    private static async Task<ErrorBody> ReadAsync(HttpResponseMessage response)
    {
        using (response) return await ErrorBody.ReadAsync(response, [Sent], default).OrFail();
    }
}
