namespace AdoEntra.Json.Reading;

/// <summary>The values of objects and arrays that are being read, those of the innermost on top.</summary>
internal sealed class ValueStack
{
    private const int FirstSize = 64;
    private const int LargestSpare = 64 * 1024;

    private object?[] _values = new object?[FirstSize];

    public int Count { get; private set; }

    /// <summary>Where the values are; another array after the next one that does not fit.</summary>
    public object?[] Values => _values;

    /// <summary>Whether it is worth keeping for the next item.</summary>
    public bool IsSmall => _values.Length <= LargestSpare;

    public void Push(object? value)
    {
        if (Count == _values.Length) Array.Resize(ref _values, Count * 2);
        _values[Count++] = value;
    }

    /// <summary>Takes off what was put on since there were so many.</summary>
    public object?[] Pop(int count)
    {
        if (Count == count) return [];
        object?[] top = new object?[Count - count];
        Array.Copy(_values, count, top, 0, top.Length);
        Drop(count);
        return top;
    }

    /// <summary>Forgets what was put on since there were so many; the stack itself keeps nothing of a response alive.</summary>
    public void Drop(int count)
    {
        Array.Clear(_values, count, Count - count);
        Count = count;
    }
}
