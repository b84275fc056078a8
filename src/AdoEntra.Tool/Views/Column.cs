using System.Reflection;

namespace AdoEntra.Tool.Views;

/// <summary>A column: a property of an item, under the label that its table gives to it.</summary>
internal sealed class Column
{
    private readonly PropertyInfo _property;

    /// <param name="type">The class of the items.</param>
    /// <param name="text">The column as it is declared: <c>Property</c> or <c>Label=Property</c>.</param>
    public Column(Type type, string text)
    {
        Label = LabelOf(text);
        // That there is one, the build of the module has checked.
        _property = type.GetProperty(text.Split('=')[^1])!;
    }

    /// <summary>What the header of the table says.</summary>
    public string Label { get; }

    /// <summary>The label of a column as it is declared.</summary>
    public static string LabelOf(string text) => text.Split('=')[0];

    /// <summary>Its value: null, text, truth value, number, time, another item or a list.</summary>
    public object? Value(AdoResource item) => _property.GetValue(item);

    /// <summary>What a table shows of its value. The module's tables go by the same rules.</summary>
    public string InTable(object? value) =>
        value is DateTimeOffset time ? TableValue.Time(time)
        : value is long size && _property.Name == nameof(AdoRepository.Size) ? TableValue.Size(size)
        : value is string name && IsBranch ? TableValue.Branch(name)
        : LineValue.Of(value);

    private bool IsBranch =>
        _property.Name.EndsWith("Branch", StringComparison.Ordinal) || _property.Name.EndsWith("RefName", StringComparison.Ordinal);
}
