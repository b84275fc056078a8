using AdoEntra.Errors.KnownCauses;

namespace AdoEntra;

/// <summary>No connection, no organization, or something asked for that cannot be asked for: found out before any token was sent.</summary>
public sealed class AdoConnectionException : AdoEntraException
{
    internal AdoConnectionException(string errorId, string message, string recommendedAction)
        : base(errorId, message, recommendedAction, null)
    {
    }

    internal AdoConnectionException(StatedCause cause)
        : this(cause.ErrorId, cause.What, cause.Advice) => Cause = cause.Known;
}
