using System.Text;
using AdoEntra.Json.Reading;

namespace AdoEntra.Requests.Paging;

/// <summary>
/// The names under which the items of a page come. The same operation has another one in another version, or on another day: entitlements
/// come as <c>members</c> and as <c>items</c>. They are found in any case: what stands before the service may write them in another one.
/// </summary>
internal sealed class PageFields
{
    /// <summary>The usual name.</summary>
    public const string Usual = "value";

    private static readonly string[] s_known = [Usual, "values", "items", "members"];

    private readonly byte[][] _names;

    /// <param name="first">The name that is known of the operation.</param>
    public PageFields(string first)
    {
        IsUsual = first == Usual;
        _names = [.. new[] { first }.Concat(s_known).Distinct(StringComparer.OrdinalIgnoreCase).Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>Whether nothing else is known of the operation than what is usual.</summary>
    public bool IsUsual { get; }

    /// <summary>Whether the field that the reader stands on is the one that was expected.</summary>
    public bool IsExpected(ref System.Text.Json.Utf8JsonReader reader) => reader.IsNamed(_names[0]);

    /// <summary>Whether the field that the reader stands on may have the items.</summary>
    public bool Has(ref System.Text.Json.Utf8JsonReader reader)
    {
        foreach (byte[] name in _names)
        {
            if (reader.IsNamed(name)) return true;
        }

        return false;
    }
}
