namespace AdoEntra.Json.Reading;

/// <summary>
/// A number that no type of .NET has: <c>1e400</c>, or one of more digits than any keeps. Shown as it is written, and sent as it came.
/// </summary>
/// <param name="text">The number as JSON has it.</param>
internal sealed class NumberText(string text)
{
    /// <inheritdoc/>
    public override string ToString() => text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NumberText other && other.ToString() == text;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(text);
}
