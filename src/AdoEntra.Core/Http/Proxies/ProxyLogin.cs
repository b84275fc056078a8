namespace AdoEntra.Http.Proxies;

/// <summary>What was given for a proxy to sign in with.</summary>
internal enum ProxyLogin
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The account that runs this process: <c>http://:@proxy</c>.</summary>
    Account,

    /// <summary>A user and a password.</summary>
    Password,
}
