using System.Collections;

namespace AdoEntra.Emulator.Organizations;

/// <summary>A list whose items are made when they are asked for: a million of them take no room.</summary>
internal sealed class GeneratedList<T>(int count, Func<int, T> make) : IReadOnlyList<T>
{
    public int Count => count;

    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)count, nameof(index));
            return make(index);
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; index < count; index++)
        {
            yield return make(index);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
