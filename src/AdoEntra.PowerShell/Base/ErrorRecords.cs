using System.Management.Automation;
using AdoEntra.Errors;

namespace AdoEntra.Base;

/// <summary>The one place that makes error records: id, category, target and advice from the exception.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(AdoEntraException exception)
    {
        return new AdoErrorRecord(exception, Category(exception.ErrorId));
    }

    private static ErrorCategory Category(string id) => id switch
    {
        ErrorIds.NotConnected => ErrorCategory.ConnectionError,
        ErrorIds.NoOrganization or ErrorIds.InvalidRequest => ErrorCategory.InvalidArgument,
        ErrorIds.OrganizationNotFound or ErrorIds.NotFound or ErrorIds.IdentityNotFound => ErrorCategory.ObjectNotFound,
        ErrorIds.OrganizationNotInEntra or ErrorIds.IdentityNotSupported => ErrorCategory.InvalidOperation,
        ErrorIds.CredentialUnavailable => ErrorCategory.ResourceUnavailable,
        ErrorIds.WrongResource or ErrorIds.ConditionalAccess or ErrorIds.NotSignedIn => ErrorCategory.AuthenticationError,
        ErrorIds.NotInOrganization or ErrorIds.NotPermitted => ErrorCategory.PermissionDenied,
        ErrorIds.HostNotAllowed => ErrorCategory.SecurityError,
        ErrorIds.Conflict => ErrorCategory.ResourceExists,
        ErrorIds.Throttled => ErrorCategory.ResourceBusy,
        ErrorIds.Transient => ErrorCategory.ConnectionError,
        ErrorIds.TimedOut => ErrorCategory.OperationTimeout,
        ErrorIds.UnexpectedResponse => ErrorCategory.InvalidResult,
        // Also said by a test: every id has its category.
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "This error id has no category."),
    };
}
