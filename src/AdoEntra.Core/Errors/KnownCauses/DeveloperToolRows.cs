namespace AdoEntra.Errors.KnownCauses;

/// <summary>az, Azure PowerShell or azd is not there, is not signed in, or is refused.</summary>
internal static class DeveloperToolRows
{
    public static readonly KnownCause ToolNotInstalled = new(
        nameof(ToolNotInstalled),
        ErrorIds.CredentialUnavailable,
        WhoCanFix.User,
        "{Tool} is not installed here: PATH has no '{command}'.",
        "{install}, or ask the owner of this machine to; or use another sign-in method."
    );

    public static readonly KnownCause ModuleNotInstalled = new(
        nameof(ModuleNotInstalled),
        ErrorIds.CredentialUnavailable,
        WhoCanFix.User,
        "The module Az.Accounts, version 2.2.0 or later, is not installed for {command}.",
        "{install}, or ask an administrator of this machine to."
    );

    public static readonly KnownCause ToolNotSignedIn = new(
        nameof(ToolNotSignedIn),
        ErrorIds.CredentialUnavailable,
        WhoCanFix.User,
        "No user is signed in to {tool} under this account of the machine.",
        "Run '{signInLine}'.{details}"
    )
    {
        Words = KnownCause.Pattern(@"Please run 'az login'|Run Connect-AzAccount to login|run `?azd auth login"),
    };

    public static readonly KnownCause ToolSignInExpired = new(
        nameof(ToolSignInExpired),
        ErrorIds.InteractionRequired,
        WhoCanFix.User,
        "The sign-in of {tool} has expired.",
        "Run '{signInLine}', then try again."
    );

    public static readonly KnownCause ToolNeedsUser = new(
        nameof(ToolNeedsUser),
        ErrorIds.InteractionRequired,
        WhoCanFix.User,
        "Azure DevOps requires another sign-in{by}, which {tool} cannot do without you.",
        "Run this command, then try again: {signInLine}"
    );

    public static readonly KnownCause ToolTimedOut = new(
        nameof(ToolTimedOut),
        ErrorIds.TimedOut,
        WhoCanFix.User,
        "{Tool} did not respond within {time} s.",
        "Try again, or allow more time with -TimeoutSec. To see where it hangs, run: {checkLine}"
    );

    public static readonly KnownCause ToolFileMissing = new(
        nameof(ToolFileMissing),
        ErrorIds.InvalidCredential,
        WhoCanFix.User,
        "{Tool} cannot find a file that it signs in with: '{path}'.",
        "Sign in to {tool} again with the full path of the file ('{signInLine} ...'): it runs in another folder than yours."
    );

    public static readonly KnownCause ToolOffline = new(
        nameof(ToolOffline),
        ErrorIds.Transient,
        WhoCanFix.Temporary,
        "{Tool} could not reach Entra.",
        "Check the network and the proxy of this machine, then try again. To see more, run: {checkLine}"
    );

    public static readonly KnownCause ToolRefused = new(
        nameof(ToolRefused),
        ErrorIds.InvalidCredential,
        WhoCanFix.User,
        "Entra refused the account signed in to {tool} ({code}).",
        "Look up the code at https://login.microsoftonline.com/error, or run '{signInLine}'."
    );

    public static readonly KnownCause ToolFailed = new(
        nameof(ToolFailed),
        ErrorIds.UnexpectedResponse,
        WhoCanFix.User,
        "{Tool} {words}.",
        "To see its output, run: {checkLine}"
    );

    public static readonly KnownCause[] Rows =
    [
        ToolNotInstalled,
        ModuleNotInstalled,
        ToolNotSignedIn,
        ToolSignInExpired,
        ToolNeedsUser,
        ToolTimedOut,
        ToolFileMissing,
        ToolOffline,
        ToolRefused,
        ToolFailed,
    ];
}
