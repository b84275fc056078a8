namespace AdoEntra.Tool.Output;

/// <summary>Where the tool writes: data to one side, everything said to people to the other.</summary>
/// <param name="output">Data, and nothing else.</param>
/// <param name="error">Messages.</param>
/// <param name="width">The columns of the terminal that shows the data; null where it goes to a file or another program.</param>
/// <param name="hasReader">Whether somebody still reads the data; null where that is always so.</param>
internal sealed class ToolConsole(TextWriter output, TextWriter error, int? width = null, Func<bool>? hasReader = null)
{
    public TextWriter Out => output;

    public TextWriter Error => error;

    public int? Width => width;

    /// <summary>Hands on what was written so far.</summary>
    /// <exception cref="ReaderGoneException">Nobody wants it.</exception>
    public void Deliver()
    {
        output.Flush();
        if (hasReader?.Invoke() == false) throw new ReaderGoneException();
    }
}
