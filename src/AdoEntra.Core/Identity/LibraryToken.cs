using Azure.Core;

namespace AdoEntra.Identity;

/// <summary>Gets a token from a credential of Azure.Identity.</summary>
internal static class LibraryToken
{
    /// <summary>
    /// The token as ours. Not async: the library's structs then live on the stack only, and nothing that walks the types of this assembly
    /// has to load the library.
    /// </summary>
    /// <param name="credential">The library's credential.</param>
    /// <param name="scope">The scope that is asked for.</param>
    /// <param name="claims">Claims that the token has to have; null for none.</param>
    /// <param name="isCaeEnabled">Whether the client understands continuous access evaluation.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<SourceToken> GetAsync(
        TokenCredential credential,
        string scope,
        string? claims,
        bool isCaeEnabled,
        CancellationToken cancellationToken
    )
    {
        var context = new TokenRequestContext([scope], claims: claims, isCaeEnabled: isCaeEnabled);
        return credential.GetTokenAsync(context, cancellationToken).AsTask().ContinueWith(
            static task =>
            {
                AccessToken token = task.GetAwaiter().GetResult();
                return new SourceToken(
                    token.Token ?? string.Empty,
                    token.ExpiresOn,
                    token.RefreshOn,
                    token.TokenType ?? SourceToken.Bearer
                );
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}
