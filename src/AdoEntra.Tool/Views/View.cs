using System.Reflection;
using AdoEntra.Resources;

namespace AdoEntra.Tool.Views;

/// <summary>The columns of items of one kind, as their class declares them.</summary>
/// <typeparam name="T">What they are.</typeparam>
internal sealed class View<T>
    where T : AdoResource
{
    private readonly TableViewAttribute _declared = typeof(T).GetCustomAttribute<TableViewAttribute>()
        ?? throw new InvalidOperationException($"The type {typeof(T).Name} has no [TableView].");

    private Column[]? _table;
    private Column[]? _tsv;

    /// <summary>The columns of the table.</summary>
    public IReadOnlyList<Column> Table => _table ??= Columns(_declared.Columns);

    /// <summary>The columns of tab-separated text: those of the table, then others.</summary>
    public IReadOnlyList<Column> Tsv => _tsv ??= Columns(InTsv);

    /// <summary>Their names in camelCase, as the service writes fields. Each run needs them for its help: nothing is looked up.</summary>
    public IEnumerable<string> TsvNames =>
        InTsv.Select(Column.LabelOf).Select(static label => char.ToLowerInvariant(label[0]) + label[1..]);

    private IEnumerable<string> InTsv => _declared.Columns.Concat(_declared.More);

    private static Column[] Columns(IEnumerable<string> declared) => [.. declared.Select(static text => new Column(typeof(T), text))];
}
