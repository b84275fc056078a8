namespace AdoEntra.Tool.Views;

/// <summary>A column of an item, under the name that it has as a property in PowerShell, in camelCase.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">Its value: null, text, truth value, number, time, or another item.</param>
internal sealed record Field<T>(string Name, Func<T, object?> Value)
{
    /// <summary>What a table shows of its value. Other forms have the value itself.</summary>
    public Func<object?, string> InTable { get; init; } = LineValue.Of;
}
