using AdoEntra.Errors.KnownCauses;

namespace AdoEntra;

/// <summary>Signing in failed: the source of the token has no identity for us, refused it, or gave no usable response.</summary>
public sealed class AdoSignInException : AdoEntraException
{
    internal AdoSignInException(string errorId, string message, string recommendedAction, Exception? innerException = null)
        : base(errorId, message, recommendedAction, innerException)
    {
    }

    /// <param name="cause">The row of the table, with its names filled.</param>
    /// <param name="said">What is said behind its sentence, with the blank before it.</param>
    /// <param name="innerException">What it comes from.</param>
    internal AdoSignInException(StatedCause cause, string? said = null, Exception? innerException = null)
        : this(cause.ErrorId, cause.What + said, cause.Advice, innerException) => Cause = cause.Known;

    /// <summary>The code in the source's own message, for example <c>AADSTS500011</c>; null when it sent none.</summary>
    public string? ServiceCode { get; internal init; }

    /// <summary>The source's own message, without secrets; null when it sent none.</summary>
    public string? ServiceMessage { get; internal init; }

    /// <summary>The trace id of Entra's response, for Microsoft's support; null when it sent none.</summary>
    public string? TraceId { get; internal init; }

    /// <summary>The correlation id of Entra's response, for Microsoft's support and the sign-in logs; null when it sent none.</summary>
    public string? CorrelationId { get; internal init; }

    /// <summary>
    /// True where there is nothing here to sign in with: no host that gives out identities, none assigned to it, no such tool, no account
    /// signed in to it. False where something is here and does not work, which Auto never takes for the same.
    /// </summary>
    internal bool IsAbsence { get; init; }

    /// <summary>The HTTP status of the source's response; null when there was no response.</summary>
    public int? StatusCode { get; internal init; }
}
