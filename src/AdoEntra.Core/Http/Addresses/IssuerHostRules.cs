using AdoEntra.Errors;

namespace AdoEntra.Http.Addresses;

/// <summary>
/// Where a job's own token may go to be exchanged for a federated one: the counterpart of <see cref="HostRules"/> for the tokens of
/// issuers.
/// </summary>
internal static class IssuerHostRules
{
    /// <summary>
    /// Azure DevOps by https on its own hosts, or this machine where an emulator stands in for it. A job token opens the whole project.
    /// </summary>
    /// <param name="uri">The final address.</param>
    /// <param name="emulator">The value of <see cref="ServiceAddress.EmulatorVariable"/>.</param>
    /// <param name="source">Where the address comes from, for the message.</param>
    /// <exception cref="AdoConnectionException"><c>HostNotAllowed</c>.</exception>
    public static void DemandAzureDevOps(Uri uri, string? emulator, string source)
    {
        bool allowed = uri.Scheme == "https" && uri.IsDefaultPort && uri.UserInfo.Length == 0 && IsAzureDevOps(HostName.Of(uri));
        if (!allowed && !IsEmulator(uri, emulator)) throw Refused(uri, source, "an https address of dev.azure.com or visualstudio.com");
    }

    /// <summary>
    /// Any host by https, since a GitHub Enterprise Server has its own; or this machine where an emulator stands in for it.
    /// </summary>
    /// <inheritdoc cref="DemandAzureDevOps"/>
    public static void DemandHttps(Uri uri, string? emulator, string source)
    {
        bool allowed = uri.Scheme == "https" && uri.UserInfo.Length == 0;
        if (!allowed && !IsEmulator(uri, emulator)) throw Refused(uri, source, "an https address");
    }

    private static bool IsAzureDevOps(string host) =>
        host == "dev.azure.com"
        || host.EndsWith(".dev.azure.com", StringComparison.Ordinal)
        || host.EndsWith(".visualstudio.com", StringComparison.Ordinal);

    private static bool IsEmulator(Uri uri, string? emulator) => !string.IsNullOrEmpty(emulator) && HostRules.IsLoopback(uri);

    private static AdoConnectionException Refused(Uri uri, string source, string expected)
    {
        string where = uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        return new(
            ErrorIds.HostNotAllowed,
            $"The job's token is not sent to {where}, the address in {source}.",
            $"Do not change {source}: the job's agent sets it to {expected}.")
        { Target = where };
    }
}

/// <summary>The address that a job asks for its federated token, as its environment names it.</summary>
internal static class IssuerAddress
{
    /// <param name="text">The variable's value.</param>
    /// <param name="variable">The variable.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is no address.</exception>
    public static Uri Parse(string text, string variable)
    {
        // On Linux a path counts as an absolute address of a file.
        if (Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0)
            return uri;
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"The variable {variable} does not contain a web address.",
            $"Do not change {variable}: the job's agent sets it.")
        { Target = variable };
    }
}
