namespace AdoEntra.Tool.Output;

/// <summary>Nobody reads our output any more (<c>| head -1</c> has what it wanted): the end of the work, and no failure.</summary>
internal sealed class ReaderGoneException : Exception;
