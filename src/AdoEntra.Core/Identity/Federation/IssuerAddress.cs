using AdoEntra.Errors;

namespace AdoEntra.Identity.Federation;

/// <summary>The address that a job asks for its federated token, as its environment names it.</summary>
internal static class IssuerAddress
{
    /// <param name="text">The variable's value.</param>
    /// <param name="variable">The variable.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is no address.</exception>
    public static Uri Parse(string text, string variable)
    {
        // On Linux a path counts as an absolute address of a file.
        if (Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0) return uri;
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"{variable} holds no web address.",
            $"Leave {variable} as the job's agent sets it.")
        { Target = variable };
    }
}
