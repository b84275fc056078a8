using AdoEntra.Errors;

namespace AdoEntra.Requests.Model;

/// <summary>The errors of a response whose body is not what was asked for.</summary>
internal static class ResponseErrors
{
    /// <summary>The error of a body that ends before its end, while the connection reports no error.</summary>
    public static AdoServiceException Cut(string what) => new(
        ErrorIds.Transient,
        $"Azure DevOps returned an incomplete body for {what}.",
        "Retry; if the problem persists, check the network and the proxy of this machine.")
    { Target = what };

    /// <summary>The error of a good response with nothing in it.</summary>
    public static AdoServiceException Nothing(string what) => new(
        ErrorIds.Transient,
        $"Azure DevOps returned an empty body for {what}.",
        "Retry in a minute; see https://status.dev.azure.com for outages.")
    { Target = what };

    /// <summary>The error of a list that is another one when its page is asked for again.</summary>
    public static AdoServiceException Changed(string what) => new(
        ErrorIds.Transient,
        $"The connection was lost while reading {what}, and the list had changed when it was requested again.",
        "Retry: the items returned so far are valid, but the list is incomplete.")
    { Target = what };

    // Without the JSON reader's own exception: on PowerShell 7.4 its type lives in our load context only.
    public static AdoServiceException NoList(string what, string found, string? advice = null) => new(
        ErrorIds.UnexpectedResponse,
        $"Azure DevOps returned {found} for {what}.",
        advice ?? "Retry; if the problem persists, report it with the output of -Verbose.")
    { Target = what };
}
