using System.Text;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Http;

namespace AdoEntra.Core.Tests.Http;

/// <summary>What the service asks of another token, and what only looks like it (protocol 1.4).</summary>
public sealed class ClaimsChallengeTests
{
    private const string Json = """{"access_token":{"nbf":{"essential":true,"value":"1"}}}""";
    private static readonly string s_claims = Convert.ToBase64String(Encoding.UTF8.GetBytes(Json));

    [Fact]
    public void Read_Challenge_GivesTheClaims()
    {
        Assert.Equal(
            Json,
            Read(
                "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", "
                    + $"error=\"insufficient_claims\", claims=\"{s_claims}\""
            )
        );
        Assert.Equal(
            Json,
            Read($"bearer claims=\"{s_claims.TrimEnd('=').Replace('+', '-').Replace('/', '_')}\", error=\"insufficient_claims\"")
        );
    }

    [Theory]
    [InlineData("Bearer authorization_uri=https://login.microsoftonline.com/x")]
    [InlineData("Bearer error=\"invalid_token\", claims=\"CLAIMS\"")]
    [InlineData("Bearer claims=\"CLAIMS\"")]
    [InlineData("Bearer error=\"insufficient_claims\"")]
    [InlineData("Bearer error=\"insufficient_claims\", claims=\"not base64!\"")]
    [InlineData("Bearer error=\"insufficient_claims\", claims=\"bm90IGpzb24=\"")]
    [InlineData("Basic error=\"insufficient_claims\", claims=\"CLAIMS\"")]
    [InlineData("Bearer")]
    public void Read_AnythingElse_IsNone(string challenge) => Assert.Null(Read(challenge.Replace("CLAIMS", s_claims)));

    [Fact]
    public void Read_SecondOfSeveral_IsFound()
    {
        using HttpResponseMessage response = Answer
            .Empty(401)
            .With("WWW-Authenticate", "Basic realm=\"x\"")
            .With("WWW-Authenticate", $"Bearer error=\"insufficient_claims\", claims=\"{s_claims}\"");

        Assert.Equal(Json, ClaimsChallenge.Read(response.Headers));
    }

    private static string? Read(string challenge)
    {
        using HttpResponseMessage response = Answer.Empty(401).With("WWW-Authenticate", challenge);
        return ClaimsChallenge.Read(response.Headers);
    }
}
