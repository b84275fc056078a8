using AdoEntra.Tool.Views;

namespace AdoEntra.Tool.Output;

/// <summary>Aligned columns. The widest name decides how wide its column is, so nothing is shown before the last item has come.</summary>
internal sealed class TableItems<T>(View<T> view, ToolConsole console) : ItemWriter<T>
    where T : AdoResource
{
    private readonly List<string[]> _rows = [];
    private readonly bool[] _alignRight = new bool[view.Table.Count];

    public override void Write(IReadOnlyList<T> items)
    {
        foreach (T item in items)
        {
            object?[] values = [.. view.Table.Select(column => column.Value(item))];
            for (int i = 0; i < values.Length; i++) _alignRight[i] |= values[i] is long or decimal or double;
            _rows.Add([.. values.Select((value, i) => PlainText.OneLine(view.Table[i].InTable(value)))]);
        }
    }

    public override void Complete()
    {
        if (_rows.Count == 0) return;
        string[] header = [.. view.Table.Select(static column => column.Label)];
        foreach (string line in TableLayout.Lines(header, _rows, _alignRight, console.Width))
        {
            console.Out.Write(line);
            console.Out.Write('\n');
        }

        console.Deliver();
    }

    public override void BreakOff() => Complete();
}
