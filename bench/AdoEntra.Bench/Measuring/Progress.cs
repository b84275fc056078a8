namespace AdoEntra.Bench.Measuring;

/// <summary>One line on stderr that says how far it is, where stderr is a terminal.</summary>
internal static class Progress
{
    private const int Width = 60;

    public static void Show(string text)
    {
        if (!Console.IsErrorRedirected) Console.Error.Write($"\r{text.PadRight(Width)}");
    }

    public static void Clear()
    {
        if (!Console.IsErrorRedirected) Console.Error.Write($"\r{new string(' ', Width)}\r");
    }
}
