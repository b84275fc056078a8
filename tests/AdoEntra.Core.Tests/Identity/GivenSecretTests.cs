using AdoEntra.Errors;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Core.Tests.Identity;

/// <summary>The one way in for secrets: what is taken, as what, and what is refused before any request is sent (S8, S16, S26).</summary>
public sealed class GivenSecretTests
{
    private const string Jwt = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl";
    private const string OldPat = "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst";
    private static readonly string s_newPat = new string('A', 76) + "AZDO" + "1a2B";

    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, (int)SecretKind.Password + 1)];

    public static TheoryData<int> AllButPassword => [.. Enumerable.Range(0, (int)SecretKind.Password)];

    // S8: of every kind, edges alike.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_LineEndsAndMarks_AreNoPartOfIt(int kind)
    {
        foreach (string text in new[] { "value\n", "value\r\n", "\uFEFFvalue", "value\0", "\uFEFFvalue\0\r\n\0", "\r\n\r\nvalue" })
        {
            Assert.Equal("value", GivenSecret.Read(text, "-X", (SecretKind)kind).Reveal());
        }
    }

    [Theory]
    [MemberData(nameof(AllButPassword))]
    public void Read_BlanksAndInvisibleMarks_AreNoPartOfIt(int kind)
    {
        foreach (
            string text in new[] { " value\t", "\u00A0value\u3000", "\u200Bvalue\u2060\u200E", "\"value\"", "'value'", "\" value \"\n" }
        )
        {
            Assert.Equal("value", GivenSecret.Read(text, "-X", (SecretKind)kind).Reveal());
        }
    }

    [Theory]
    [InlineData(" pass word ", " pass word ")]
    [InlineData("\"quoted\"", "\"quoted\"")]
    [InlineData("***", "***")]
    [InlineData("pässwörd\n", "pässwörd")]
    [InlineData("{\"password\":\"x\"}", "{\"password\":\"x\"}")]
    [InlineData("Bearer x", "Bearer x")]
    public void Read_Password_StaysAsItWasTyped(string text, string password) =>
        Assert.Equal(password, GivenSecret.Read(text, "-X", SecretKind.Password).Reveal());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Find_Nothing_IsNothing(int kind)
    {
        Assert.Null(GivenSecret.Find(null, "-X", (SecretKind)kind));
        Assert.Null(GivenSecret.Find("\uFEFF\r\n\0", "-X", (SecretKind)kind));
        Assert.StartsWith("The value of -X is empty. ", Refusal("\r\n", (SecretKind)kind).Message);
    }

    // In what people have it.
    [Theory]
    [InlineData(SecretKind.AccessToken, "Bearer " + Jwt, Jwt)]
    [InlineData(SecretKind.AccessToken, "bearer  " + Jwt + "\n", Jwt)]
    [InlineData(SecretKind.AccessToken, "Authorization: Bearer " + Jwt, Jwt)]
    [InlineData(SecretKind.AccessToken, "\"" + Jwt + "\"", Jwt)]
    [InlineData(
        SecretKind.AccessToken,
        "{\r\n  \"accessToken\": \"" + Jwt + "\",\r\n  \"expires_on\": 1,\r\n  \"tenant\": \"x\"\r\n}\r\n",
        Jwt
    )]
    [InlineData(SecretKind.AccessToken, "{\"token\":\"" + Jwt + "\",\"expiresOn\":\"2026-01-01T00:00:00Z\"}", Jwt)]
    [InlineData(SecretKind.FederatedToken, "{\"count\":1,\"value\":\"" + Jwt + "\"}", Jwt)]
    [InlineData(SecretKind.FederatedToken, "{\"oidcToken\":\"" + Jwt + "\"}", Jwt)]
    [InlineData(SecretKind.ClientSecret, "{\"appId\":\"x\",\"password\":\"a~b\",\"tenant\":\"y\"}", "a~b")]
    [InlineData(SecretKind.ClientSecret, "{\"id\":\"https://x.vault.azure.net\",\"value\":\"a~b\"}", "a~b")]
    [InlineData(SecretKind.PersonalAccessToken, OldPat, OldPat)]
    // Azure DevOps takes an Entra token by Basic too.
    [InlineData(SecretKind.PersonalAccessToken, Jwt, Jwt)]
    [InlineData(SecretKind.ClientSecret, "two words", "two words")]
    [InlineData(SecretKind.ClientSecret, "a<b>=c:d", "a<b>=c:d")]
    [InlineData(SecretKind.AccessToken, "a.b-c_d~e+f/g==", "a.b-c_d~e+f/g==")]
    [InlineData(SecretKind.ClientSecret, "päss", "päss")]
    internal void Read_Wrapped_IsTakenOut(SecretKind kind, string text, string secret) =>
        Assert.Equal(secret, GivenSecret.Read(text, "-X", kind).Reveal());

    // What is known to be none: said at once, and in words that fit.
    [Theory]
    [InlineData(SecretKind.AccessToken, "$(System.AccessToken)", "is '$(System.AccessToken)', a variable that was not replaced")]
    [InlineData(SecretKind.Password, "$(CertificatePassword)", "is '$(CertificatePassword)', a variable that was not replaced")]
    [InlineData(SecretKind.ClientSecret, "${{ secrets.AZURE_CLIENT_SECRET }}", "a variable that was not replaced")]
    [InlineData(SecretKind.PersonalAccessToken, "$env:ADO_PAT", "a variable that was not replaced")]
    [InlineData(SecretKind.JobToken, "%SYSTEM_ACCESSTOKEN%", "a variable that was not replaced")]
    [InlineData(SecretKind.AccessToken, "***", "is only '*'")]
    [InlineData(SecretKind.ClientSecret, "\u2022\u2022\u2022\u2022", "is only '*'")]
    [InlineData(SecretKind.AccessToken, "System.Security.SecureString", "is the name of a type")]
    [InlineData(SecretKind.Password, "System.Security.SecureString", "is the name of a type")]
    [InlineData(SecretKind.ClientSecret, "System.Object[]", "is the name of a type")]
    [InlineData(
        SecretKind.AccessToken,
        "@{Token=System.Security.SecureString; ExpiresOn=01/01/2026}",
        "is the name of a type or the text of an object"
    )]
    [InlineData(SecretKind.AccessToken, "{\"error\":\"nothing\"}", "is JSON without a token")]
    [InlineData(SecretKind.ClientSecret, "{\"appId\":\"x\"}", "is JSON without a secret")]
    [InlineData(SecretKind.AccessToken, "{\"accessToken\":", "is JSON without a token")]
    [InlineData(SecretKind.AccessToken, OldPat, "is a personal access token")]
    [InlineData(SecretKind.JobToken, OldPat, "is a personal access token")]
    [InlineData(SecretKind.FederatedToken, OldPat, "is a personal access token")]
    [InlineData(SecretKind.ClientSecret, Jwt, "is a token, not the secret of an application")]
    [InlineData(SecretKind.AccessToken, "Basic OnBhdA==", "contains a space")]
    [InlineData(SecretKind.PersonalAccessToken, "two words", "contains a space")]
    [InlineData(SecretKind.ClientSecret, "Bearer " + Jwt, "is the value of a header")]
    [InlineData(SecretKind.ClientSecret, "Authorization: bearer x", "is the value of a header")]
    [InlineData(SecretKind.ClientSecret, "Basic OnBhdA==", "is the value of a header")]
    [InlineData(SecretKind.ClientSecret, "ERROR: Please run 'az login' to setup account.", "is a sentence or a page")]
    [InlineData(SecretKind.ClientSecret, "WARNING something", "is a sentence or a page")]
    [InlineData(SecretKind.ClientSecret, "Please run az login", "is a sentence or a page")]
    [InlineData(SecretKind.ClientSecret, "<html>portal</html>", "is a sentence or a page")]
    [InlineData(SecretKind.AccessToken, "<html>portal</html>", "contains a character that is not allowed in a token")]
    [InlineData(SecretKind.AccessToken, "https://example.com/x", "contains a character that is not allowed in a token")]
    [InlineData(SecretKind.AccessToken, "x=" + Jwt, "contains a character that is not allowed in a token")]
    [InlineData(SecretKind.JobToken, "https://example.com/x", "contains a character that is not allowed in a token")]
    [InlineData(SecretKind.FederatedToken, "token=" + Jwt, "contains a character that is not allowed in a token")]
    [InlineData(SecretKind.PersonalAccessToken, ":" + OldPat, "contains a character that is not allowed in a token")]
    [InlineData(SecretKind.AccessToken, "eyJ\nabc.def.ghi", "contains a line break or another control character")]
    [InlineData(SecretKind.ClientSecret, "p\uFFFDss", "contains U+FFFD, the replacement for a character that could not be read")]
    [InlineData(SecretKind.ClientSecret, "two\r\nlines", "contains a line break or another control character")]
    [InlineData(SecretKind.PersonalAccessToken, "a\0b", "contains a line break or another control character")]
    [InlineData(SecretKind.AccessToken, "tökén", "contains a character that is not allowed in a header")]
    [InlineData(SecretKind.FederatedToken, "\U0001F511key", "contains a character that is not allowed in a header")]
    internal void Read_WhatIsNone_IsRefusedAtOnce(SecretKind kind, string text, string said)
    {
        AdoConnectionException refusal = Refusal(text, kind);

        Assert.StartsWith("The value of -X ", refusal.Message);
        Assert.Contains(said, refusal.Message);
        Assert.Equal(("-X", ErrorIds.InvalidRequest), (refusal.Target, refusal.ErrorId));
    }

    // The text of an attribute cannot have half a pair.
    [Fact]
    public void Read_HalfACharacter_IsRefused()
    {
        Assert.Contains("is not allowed in a header", Refusal("a\uD83Db", SecretKind.JobToken).Message);
        Assert.Contains("contains half a character", Refusal("a\uD83Db", SecretKind.ClientSecret).Message);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_WhatIsTooLong_IsRefusedInShort(int kind)
    {
        int length = kind == (int)SecretKind.FederatedToken ? 1024 * 1024 + 1 : 64 * 1024 + 1;
        AdoConnectionException refusal = Refusal(new string('a', length), (SecretKind)kind);

        Assert.StartsWith($"The value of -X is {length} characters long, too long for a secret. ", refusal.Message);
        Assert.Equal(length - 1, GivenSecret.Read(new string('a', length - 1), "-X", (SecretKind)kind).Reveal().Length);
        Assert.InRange(refusal.Message.Length, 1, 300);
    }

    [Fact]
    public void Read_NewPersonalAccessToken_IsKnownToo()
    {
        Assert.Contains("is a personal access token", Refusal(s_newPat, SecretKind.AccessToken).Message);
        Assert.Equal(s_newPat, GivenSecret.Read(s_newPat + "\n", "-X", SecretKind.PersonalAccessToken).Reveal());
    }

    // Nothing of it in any refusal.
    [Theory]
    [InlineData("kNoWn kNoWn")]
    [InlineData("kNoWn\nkNoWn")]
    [InlineData("kNoWnü")]
    [InlineData("{\"kNoWn\":\"kNoWn\"}")]
    [InlineData("@{Token=kNoWn}")]
    public void Refusals_ShowNothing(string text) => Assert.DoesNotContain("kNoWn", Refusal(text, SecretKind.AccessToken).ToString());

    private static AdoConnectionException Refusal(string text, SecretKind kind) =>
        Assert.Throws<AdoConnectionException>(() => GivenSecret.Read(text, "-X", kind));
}
