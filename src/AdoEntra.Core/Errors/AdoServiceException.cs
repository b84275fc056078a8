using AdoEntra.Errors.KnownCauses;

namespace AdoEntra;

/// <summary>Azure DevOps refused a request, or gave no usable response to it.</summary>
public sealed class AdoServiceException : AdoEntraException
{
    internal AdoServiceException(string errorId, string message, string recommendedAction, Exception? innerException = null)
        : base(errorId, message, recommendedAction, innerException)
    {
    }

    /// <param name="cause">The row of the table, with its names filled.</param>
    /// <param name="said">What is said behind its sentence, with the blank before it.</param>
    /// <param name="innerException">What it comes from.</param>
    internal AdoServiceException(StatedCause cause, string? said = null, Exception? innerException = null)
        : this(cause.ErrorId, cause.What + said, cause.Advice, innerException) => Cause = cause.Known;

    /// <summary>The HTTP status; null when there was no response.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>The code at the start of the service's message, for example <c>TF401019</c>; null when it sent none.</summary>
    public string? ServiceCode { get; internal init; }

    /// <summary>The service's own words, all of them on one line; null when it sent none.</summary>
    public string? ServiceMessage { get; internal init; }

    /// <summary>The body of the response, without secrets, its first 4000 characters; null when there was none.</summary>
    public string? ResponseBody { get; internal init; }

    /// <summary>The service's short name of its exception, for example <c>ProjectDoesNotExistWithNameException</c>.</summary>
    public string? TypeKey { get; internal init; }

    /// <summary>The id under which Microsoft's support finds this request.</summary>
    public string? ActivityId { get; internal init; }

    /// <summary>What was asked: the method and the address, without anything secret in it.</summary>
    public string? Request { get; internal set; }

    /// <summary>How long the service wants to be left alone; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; internal init; }
}
