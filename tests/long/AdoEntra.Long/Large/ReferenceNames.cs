using System.Collections;
using System.Globalization;

namespace AdoEntra.Long.Large;

/// <summary>The names of the emulator's branches, made when they are asked for.</summary>
internal sealed class ReferenceNames(int count) : IReadOnlyList<string>
{
    public int Count => count;

    public string this[int index] =>
        index == 0 ? "refs/heads/main" : "refs/heads/topic/" + index.ToString("D7", CultureInfo.InvariantCulture);

    public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
