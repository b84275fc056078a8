using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Requests.Model;

namespace AdoEntra.Core.Tests.Requests;

/// <summary>
/// A token that is refused before its time: once another, once one that has what the service misses, and then the refusal is believed.
/// </summary>
public sealed class OtherTokenTests : IDisposable
{
    private const string Address = TestProcess.Organization + "_apis/things";
    private const string Claims = """{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}""";

    private readonly TestProcess _process = new();

    public void Dispose() => _process.Dispose();

    // Each answer of the service: an empty 401, one with a claims challenge, or a good one; it stays at the last. Then the claims of each
    // token that was asked for: no for none.
    [Theory]
    [InlineData("401 200", "no no", null)]
    [InlineData("401", "no no", ErrorIds.NotSignedIn)]
    [InlineData("claims 200", "no claims", null)]
    [InlineData("claims", "no claims", ErrorIds.NotSignedIn)]
    [InlineData("401 claims 200", "no no claims", null)]
    [InlineData("401 claims 401", "no no claims", ErrorIds.NotSignedIn)]
    [InlineData("401 claims claims", "no no claims", ErrorIds.NotSignedIn)]
    [InlineData("claims 401 200", "no claims", ErrorIds.NotSignedIn)]
    public async Task Refused_IsAskedForSoOften(string answers, string tokens, string? errorId)
    {
        string[] kinds = answers.Split(' ');
        int asked = 0;
        _process.Server.OnGet(
            Address,
            _ =>
                kinds[Math.Min(asked++, kinds.Length - 1)] switch
                {
                    "200" => Answer.Json("{}"),
                    "claims" => Answer
                        .Empty(401)
                        .With(
                            "WWW-Authenticate",
                            "Bearer realm=\"\", error=\"insufficient_claims\", "
                                + $"claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(Claims))}\""
                        ),
                    _ => Answer.Empty(401),
                }
        );

        Exception? end = await Record.ExceptionAsync(async () =>
            (
                await _process
                    .Product.Client.SendAsync(
                        _process.Session(),
                        new ServiceRequest("_apis/things", "the things"),
                        RequestContext.Silent,
                        default
                    )
                    .OrFail()
            ).Dispose()
        );

        Assert.Equal(errorId, (end as AdoServiceException)?.ErrorId);
        Assert.Equal(
            tokens.Split(' ').Select(static token => token == "no" ? null : Claims),
            _process.Source.Requests.Select(static request => request.Claims)
        );
        Assert.Equal(
            _process.Source.Requests.Count,
            _process.Server.Requests.Select(static request => request.Header("Authorization")).Distinct().Count()
        );
        Assert.Equal(_process.Source.Requests.Count, asked);
    }
}
