using AdoEntra.Errors;

namespace AdoEntra.Requests.Model;

/// <summary>The errors of a response whose body is not what was asked for.</summary>
internal static class ResponseErrors
{
    /// <summary>The error of a body that ends before its end, without a word from the connection.</summary>
    public static AdoServiceException Cut(string what) => new(
        ErrorIds.Transient,
        $"Asked for {what}, Azure DevOps sent a body that ends in the middle.",
        "Try again; if it stays so, check the network and the proxy of this machine.")
    { Target = what };

    /// <summary>The error of a good answer with nothing in it.</summary>
    public static AdoServiceException Nothing(string what) => new(
        ErrorIds.Transient,
        $"Asked for {what}, Azure DevOps sent an empty body.",
        "Try again in a minute; https://status.dev.azure.com tells about outages.")
    { Target = what };

    /// <summary>The error of a list that is another one when its page is asked for again.</summary>
    public static AdoServiceException Changed(string what) => new(
        ErrorIds.Transient,
        $"The connection broke in the middle of {what}, and the list was another one when it was asked for again.",
        "Try again: what came so far is right, and not all.")
    { Target = what };

    // Without the JSON reader's own exception: on PowerShell 7.4 its type lives in our load context only.
    public static AdoServiceException NoList(string what, string found) => new(
        ErrorIds.UnexpectedResponse,
        $"Asked for {what}, Azure DevOps sent {found}.",
        "Try again; if it stays so, report it with what -Verbose says.")
    { Target = what };
}
