namespace AdoEntra.Tool.Output;

/// <summary>Where the tool reads and writes: data to one side, messages to the other.</summary>
/// <param name="input">Opens standard input, which is done only where something is read from there.</param>
/// <param name="output">Data, and nothing else.</param>
/// <param name="error">Messages.</param>
/// <param name="width">Asks the terminal that shows the data for its columns; null where it goes to a file or another program.</param>
/// <param name="bytes">Opens standard input for bytes; null where it is text alone.</param>
/// <param name="hasReader">Whether the data is still read; null where that is always so.</param>
internal sealed class ToolConsole(
    Func<TextReader> input,
    TextWriter output,
    TextWriter error,
    Func<int?>? width = null,
    Func<bool>? hasReader = null,
    Func<Stream>? bytes = null
)
{
    public TextReader In => input();

    /// <summary>Opens what is on standard input, byte for byte; null where there is only text.</summary>
    public Stream? OpenBytes() => bytes?.Invoke();

    /// <summary>What is on standard input, byte for byte; null where there is only text.</summary>
    public byte[]? ReadBytes()
    {
        using Stream? source = OpenBytes();
        if (source is null) return null;
        using var whole = new MemoryStream();
        source.CopyTo(whole);
        return whole.ToArray();
    }

    public TextWriter Out => output;

    public TextWriter Error => error;

    /// <summary>The columns of the terminal; null where there is none. Asked only when a line has to fit.</summary>
    public int? Width => width?.Invoke();

    /// <summary>Hands on what was written so far.</summary>
    /// <exception cref="ReaderGoneException">The output is no longer read.</exception>
    public void Deliver()
    {
        output.Flush();
        if (hasReader?.Invoke() == false) throw new ReaderGoneException();
    }
}
