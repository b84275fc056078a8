namespace AdoEntra.Errors;

/// <summary>What lies below an exception.</summary>
internal static class Causes
{
    /// <summary>The last of the inner exceptions; of several at once the first.</summary>
    public static Exception Innermost(Exception exception)
    {
        Exception cause = exception;
        while (Next(cause) is { } inner) cause = inner;
        return cause;
    }

    /// <summary>The next inner exception; null where there is none.</summary>
    public static Exception? Next(Exception exception) =>
        exception is AggregateException { InnerExceptions.Count: > 0 } many ? many.InnerExceptions[0] : exception.InnerException;
}
