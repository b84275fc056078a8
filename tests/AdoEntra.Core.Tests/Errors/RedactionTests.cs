using AdoEntra.Errors;

namespace AdoEntra.Core.Tests.Errors;

/// <summary>What must not stand in a text that is shown, and what must stay readable.</summary>
public sealed class RedactionTests
{
    private const string Jwt = "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2lnbmF0dXJl";
    private const string Jwe = "eyJhbGciOiJSU0EtT0FFUCJ9.a2V5.aXY.Y2lwaGVy.dGFn";

    [Theory]
    [InlineData(Jwt, "[redacted]")]
    [InlineData("token " + Jwt + " end", "token [redacted] end")]
    [InlineData("'" + Jwt + "' and \"" + Jwe + "\"", "'[redacted]' and \"[redacted]\"")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJhdWQiOiJ4In0.", "[redacted]")]
    [InlineData("Authorization: Bearer abc.def", "Authorization: Bearer [redacted]")]
    [InlineData("authorization=Basic OnBhdA==", "authorization=Basic [redacted]")]
    [InlineData("X-IDENTITY-HEADER: 1234-5678 end", "X-IDENTITY-HEADER: [redacted] end")]
    [InlineData("clone https://user:pat@dev.azure.com/contoso now", "clone https://[redacted]@dev.azure.com/contoso now")]
    [InlineData("https://pat@dev.azure.com/contoso", "https://[redacted]@dev.azure.com/contoso")]
    [InlineData("https://user:p@t@dev.azure.com/contoso", "https://[redacted]@dev.azure.com/contoso")]
    [InlineData("secret: abc", "secret: [redacted]")]
    [InlineData("client_id=me&client_secret=a~b.c&grant_type=x", "client_id=me&client_secret=[redacted]&grant_type=x")]
    [InlineData("client_assertion=abc&x=y", "client_assertion=[redacted]&x=y")]
    [InlineData("""{"access_token":"abc","expires_in":3600}""", """{"access_token":"[redacted]","expires_in":3600}""")]
    [InlineData("""{"refresh_token" : "abc", "id_token":"def"}""", """{"refresh_token" : "[redacted]", "id_token":"[redacted]"}""")]
    [InlineData("{'password':'abc'}", "{'password':'[redacted]'}")]
    [InlineData("password=a\\b\\c d", "password=[redacted] d")]
    [InlineData("PASSWORD=abc", "PASSWORD=[redacted]")]
    // Quoted values to their own quote, whatever stands in them.
    [InlineData("""{"client_secret":"ab,cd;ef}gh&i j'k","x":1}""", """{"client_secret":"[redacted]","x":1}""")]
    [InlineData("""{"password":"a \"quoted\" b","x":1}""", """{"password":"[redacted]","x":1}""")]
    [InlineData("secret='it is \"this\"' end", "secret='[redacted]' end")]
    [InlineData("""{"password":"cut o""", """{"password":"[redacted]""")]
    // JSON within JSON.
    [InlineData("""{"inner":"{\"access_token\":\"ab,cd\",\"x\":1}"}""", """{"inner":"{\"access_token\":\"[redacted]\",\"x\":1}"}""")]
    [InlineData("""{"inner":"{\"Authorization\":\"Bearer abc\"}"}""", """{"inner":"{\"Authorization\":\"Bearer [redacted]\"}"}""")]
    [InlineData("""{"oidcToken":"abc"}""", """{"oidcToken":"[redacted]"}""")]
    [InlineData("https://x.blob.core.windows.net/a?sv=1&sig=ab%2Bcd%3D&se=2", "https://x.blob.core.windows.net/a?sv=1&sig=[redacted]&se=2")]
    [InlineData("sent Bearer abcdefghijklmnopqrstuvwxyz234567 to", "sent Bearer [redacted] to")]
    [InlineData("Basic OnBhdHBhdHBhdHBhdHBhdA==", "Basic [redacted]")]
    [InlineData("the query sig=ab%2Bcd%3D", "the query sig=[redacted]")]
    [InlineData("""{"sig":"ab/cd="}""", """{"sig":"[redacted]"}""")]
    [InlineData("AccountName=me;AccountKey=zzz==;EndpointSuffix=x", "AccountName=me;AccountKey=[redacted];EndpointSuffix=x")]
    [InlineData("SharedAccessKey=zzz==", "SharedAccessKey=[redacted]")]
    [InlineData("sent Bearer abcdefgh23456789 to", "sent Bearer [redacted] to")]
    [InlineData("x" + Jwt + "/", "x[redacted]/")]
    [InlineData("a.b." + Jwt, "a.b.[redacted]")]
    [InlineData("eyJ." + Jwt, "eyJ.[redacted]")]
    // By their form: what a person may give in the place of anything else.
    [InlineData("org abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst!", "org [redacted]!")]
    [InlineData("AAAAAAAAAAaaaaaaaaaa0000000000BBBBBBBBBBbbbbbbbbbb1111111111CCCCCCCCCCcccccc" + "AZDO1a2B", "[redacted]")]
    [InlineData("id 'abc8Q~abcdefghijklmnopqrstuvwxyz.01234_-' end", "id '[redacted]' end")]
    public void Redact_Secret_IsTakenOut(string text, string expected) => Assert.Equal(expected, Redaction.Redact(text));

    [Theory]
    [InlineData("AADSTS7000215: Invalid client secret provided. Ensure the secret being sent is the value.")]
    [InlineData("TF401019: The Git repository with name or identifier 'token-service' does not exist.")]
    [InlineData("The authorization header is missing")]
    [InlineData("https://dev.azure.com/contoso/a@b ask me@contoso.com")]
    [InlineData("eyJ is how a token begins")]
    [InlineData("Bearer authorization_uri=https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555")]
    [InlineData("Basic realm=\"https://tfsprodweu1.visualstudio.com/\"")]
    [InlineData("basic understanding of bearer tokens")]
    [InlineData("Bearer authentication failed")]
    [InlineData("SharedAccessKeyName=Root")]
    [InlineData("the design=good; sigma=1")]
    [InlineData("the design = good; assigned: yes")]
    [InlineData("{\"secret\":\"\",\"x\":1}")]
    [InlineData("11111111-2222-3333-4444-555555555555")]
    [InlineData("abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrstu")]
    [InlineData("eyJhbGciOiJ.eyJ")]
    public void Redact_NoSecret_Stays(string text) => Assert.Equal(text, Redaction.Redact(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n")]
    public void Redact_Nothing_IsEmpty(string? text) => Assert.Equal(string.Empty, Redaction.Redact(text));

    [Fact]
    public void Redact_KnownSecrets_AreTakenOutWhateverTheirForm() => Assert.Equal(
        "a [redacted] b[redacted]c [redacted]",
        Redaction.Redact("a p@ss; word b853b9a84c p@ss; word", "p@ss; word", "853b9a84", null));

    // One or two letters would take out half of the text.
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("abc")]
    public void Redact_KnownSecretTooShortToBeOne_ChangesNothing(string secret) =>
        Assert.Equal("abc abc", Redaction.Redact("abc abc", secret));

    // A text from elsewhere: code that reads it again from each of its letters would take hours.
    [Theory]
    [InlineData("eyJ")]
    [InlineData("eyJ.")]
    [InlineData("a.")]
    [InlineData("abcd2345")]
    [InlineData("x://")]
    [InlineData("secret ")]
    [InlineData("bearer ")]
    public void Redact_LongRepetitions_AreReadOnce(string part) =>
        Assert.InRange(Redaction.Redact(string.Concat(Enumerable.Repeat(part, 300_000))).Length, 1, 1001);

    [Fact]
    public void Redact_LongText_IsCutBehindTheRedaction()
    {
        string text = Redaction.Redact(new string('x', 990) + " " + Jwt + new string('y', 5000));

        Assert.Equal(1001, text.Length);
        Assert.EndsWith("…", text);
        Assert.DoesNotContain("eyJ", text);
    }
}
