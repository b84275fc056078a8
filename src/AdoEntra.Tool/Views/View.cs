using System.Reflection;

namespace AdoEntra.Tool.Views;

/// <summary>The columns of items of one kind.</summary>
/// <typeparam name="T">What they are.</typeparam>
internal sealed class View<T>
    where T : AdoResource
{
    /// <param name="table">The columns of the table, by the names of the fields.</param>
    /// <param name="tsv">The columns of tab-separated text. Scripts count them: new ones go to the end.</param>
    public View(IEnumerable<string> table, IEnumerable<string> tsv)
    {
        Table = [.. table.Select(Named)];
        Tsv = [.. tsv.Select(Named)];
    }

    public IReadOnlyList<Field<T>> Table { get; }

    public IReadOnlyList<Field<T>> Tsv { get; }

    private static Field<T> Named(string name)
    {
        PropertyInfo property = typeof(T).GetProperty(char.ToUpperInvariant(name[0]) + name[1..])
            ?? throw new ArgumentException($"{typeof(T).Name} has no property of this name.", name);
        return new(name, item => property.GetValue(item)) { InTable = InTable(property) };
    }

    private static Func<object?, string> InTable(PropertyInfo property) =>
        property.PropertyType == typeof(DateTimeOffset?) ? TableValue.Time
        : property.Name == nameof(AdoRepository.Size) ? TableValue.Size
        : property.Name.EndsWith("Branch", StringComparison.Ordinal) ? TableValue.Branch
        : LineValue.Of;
}
