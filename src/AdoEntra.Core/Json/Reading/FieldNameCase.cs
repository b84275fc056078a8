using System.Text.Json;

namespace AdoEntra.Json.Reading;

/// <summary>Compares the name of a field without regard to case, and makes no string of it where it is written plainly.</summary>
internal static class FieldNameCase
{
    /// <summary>Whether the field that the reader stands on has this name, in any case.</summary>
    /// <param name="reader">Stands on the name of a field.</param>
    /// <param name="name">The name, in ASCII.</param>
    public static bool IsNamed(this ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.IsName(name)) return true;
        ReadOnlySpan<byte> given = reader.ValueSpan;
        if (given.IndexOf((byte)'\\') >= 0) return IsSame(System.Text.Encoding.UTF8.GetBytes(reader.Text()), name);
        return IsSame(given, name);
    }

    private static bool IsSame(ReadOnlySpan<byte> given, ReadOnlySpan<byte> name)
    {
        if (given.Length != name.Length) return false;
        for (int i = 0; i < name.Length; i++)
        {
            if (Lower(given[i]) != Lower(name[i])) return false;
        }

        return true;
    }

    private static byte Lower(byte letter) => letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 0x20) : letter;
}
