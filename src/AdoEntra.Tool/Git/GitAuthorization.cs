using System.Globalization;
using AdoEntra.Connections;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Tool.Git;

/// <summary>
/// The token for one run of git: as configuration in its environment (git-config, GIT_CONFIG_COUNT), for the addresses of one repository
/// alone. Not on its command line, which other users see, and not in a file.
/// </summary>
internal static class GitAuthorization
{
    private const string Count = "GIT_CONFIG_COUNT";

    /// <summary>The variables; null where the address takes no token: one of ssh, or one that brings its own.</summary>
    /// <param name="process">Gets the token.</param>
    /// <param name="connection">As whom.</param>
    /// <param name="url">The address that git is to read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyDictionary<string, string>?> VariablesAsync(
        ProcessServices process,
        AdoConnection connection,
        string url,
        CancellationToken cancellationToken
    )
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.UserInfo.Contains(':')) return null;

        // The name of the organization as a user is no part of what git compares.
        Uri plain = new UriBuilder(uri) { UserName = string.Empty, Password = string.Empty }.Uri;
        if (!HostRules.MayHaveToken(plain, connection.Session.Address)) return null;
        var token = await process.Tokens.GetAsync(connection.Session.Identity, cancellationToken);
        string key = $"http.{plain.GetLeftPart(UriPartial.Path)}.extraHeader";
        string? given = process.Services.Variables(Count);
        int first = int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int there) ? there : 0;
        return new Dictionary<string, string>
        {
            [Count] = (first + 2).ToString(CultureInfo.InvariantCulture),

            // An empty one takes away those that the configuration has: two of them would be refused.
            [$"GIT_CONFIG_KEY_{first}"] = key,
            [$"GIT_CONFIG_VALUE_{first}"] = string.Empty,
            [$"GIT_CONFIG_KEY_{first + 1}"] = key,
            [$"GIT_CONFIG_VALUE_{first + 1}"] = $"Authorization: {token.TokenType} {token.HeaderValue}",
        };
    }
}
