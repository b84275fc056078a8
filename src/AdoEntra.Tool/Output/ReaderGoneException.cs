namespace AdoEntra.Tool.Output;

/// <summary>Our output is no longer read (<c>| head -1</c> has what it wanted): the end of the work, not a failure.</summary>
internal sealed class ReaderGoneException : Exception;
