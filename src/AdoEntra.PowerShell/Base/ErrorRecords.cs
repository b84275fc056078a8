using System.Management.Automation;
using AdoEntra.Errors;

namespace AdoEntra.Base;

/// <summary>The one place that makes error records: id, category, target and advice from the exception.</summary>
internal static class ErrorRecords
{
    /// <remarks>
    /// PowerShell 7 shows the recommended action below the message, so the message there has no advice in it. Windows PowerShell
    /// shows the message alone: there it has both. Exception.Message has both everywhere.
    /// </remarks>
    public static ErrorRecord From(AdoEntraException exception) =>
        new(exception, exception.ErrorId, Category(exception.ErrorId), exception.Target)
        {
            ErrorDetails = new ErrorDetails(Text(exception)) { RecommendedAction = exception.RecommendedAction },
        };

#if NETFRAMEWORK
    private static string Text(AdoEntraException exception) => exception.Message;
#else
    private static string Text(AdoEntraException exception) => exception.Summary;
#endif

    private static ErrorCategory Category(string id) =>
        id switch
        {
            ErrorIds.NotConnected => ErrorCategory.ConnectionError,
            ErrorIds.NoOrganization or ErrorIds.InvalidRequest => ErrorCategory.InvalidArgument,
            ErrorIds.OrganizationNotFound or ErrorIds.NotFound or ErrorIds.IdentityNotFound => ErrorCategory.ObjectNotFound,
            ErrorIds.OrganizationNotInEntra or ErrorIds.IdentityNotSupported => ErrorCategory.InvalidOperation,
            ErrorIds.CredentialUnavailable or ErrorIds.NoCredential => ErrorCategory.ResourceUnavailable,
            ErrorIds.InvalidCredential or ErrorIds.FederationMismatch or ErrorIds.InteractionRequired or ErrorIds.WrongTenant =>
                ErrorCategory.AuthenticationError,
            ErrorIds.WrongResource or ErrorIds.ConditionalAccess or ErrorIds.NotSignedIn or ErrorIds.IdentityChanged =>
                ErrorCategory.AuthenticationError,
            ErrorIds.PrincipalDisabled => ErrorCategory.AuthenticationError,
            ErrorIds.NotInOrganization or ErrorIds.NotLicensed or ErrorIds.NotPermitted or ErrorIds.AddressNotAllowed =>
                ErrorCategory.PermissionDenied,
            ErrorIds.ServiceConnectionUnavailable => ErrorCategory.ResourceUnavailable,
            ErrorIds.HostNotAllowed or ErrorIds.CertificateNotTrusted => ErrorCategory.SecurityError,
            ErrorIds.Conflict => ErrorCategory.ResourceExists,
            ErrorIds.Throttled => ErrorCategory.ResourceBusy,
            ErrorIds.Transient => ErrorCategory.ConnectionError,
            ErrorIds.ProxyRefused => ErrorCategory.AuthenticationError,
            ErrorIds.TimedOut => ErrorCategory.OperationTimeout,
            ErrorIds.UnexpectedResponse or ErrorIds.RunFailed => ErrorCategory.InvalidResult,
            // Also said by a test: every id has its category.
            _ => throw new ArgumentOutOfRangeException(nameof(id), id, "This error id has no category."),
        };
}
