using AdoEntra.Json.Reading;
using AdoEntra.Json.Writing;

namespace AdoEntra.Core.Tests.Support;

/// <summary>An object of an answer, as a factory without a shell makes it.</summary>
internal sealed class ReadObject(string[] names, object?[] values)
{
    public IReadOnlyList<string> Names => names;

    public object? this[string name] => Read(values[Array.IndexOf(names, name)]);

    public IEnumerable<KeyValuePair<string, object?>> Fields =>
        names.Zip(values, static (name, value) => new KeyValuePair<string, object?>(name, Read(value)));

    /// <summary>What is there of a field, read or not.</summary>
    public object? Kept(string name) => values[Array.IndexOf(names, name)];

    /// <summary>Makes them; <c>reserved</c> is a name that they cannot have.</summary>
    internal sealed class Factory(bool takesUnread = false) : IObjectFactory
    {
        public bool TakesUnread => takesUnread;

        public bool Allows(string name) => name != "reserved";

        public object Number(NumberText number) => number;

        public object Create(string[] names, object?[] values, int start) =>
            new ReadObject(names, values.AsSpan(start, names.Length).ToArray());
    }

    private static object? Read(object? value) => value is LazyJsonValue unread ? unread.Read() : value;

    /// <summary>Writes them, and what a test's box is around.</summary>
    internal sealed class Shape : IBodyAdapter
    {
        public object? Unwrap(object? value) => value is Box box ? box.Content : value;

        public IEnumerable<KeyValuePair<string, object?>> Fields(object value, JsonBodyPath path) =>
            value is ReadObject read ? read.Fields : throw path.HasNoJson(value);
    }

    /// <summary>What a shell puts around a value.</summary>
    internal sealed record Box(object? Content);
}
