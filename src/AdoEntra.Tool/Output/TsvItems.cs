using System.Text;
using AdoEntra.Tool.Views;

namespace AdoEntra.Tool.Output;

/// <summary>
/// Tab-separated text, an item a line. A tab, line break or backslash inside a value is escaped, so that columns and lines can be counted.
/// </summary>
internal sealed class TsvItems<T>(View<T> view, ToolConsole console) : ItemWriter<T>
    where T : AdoResource
{
    public override void Write(IReadOnlyList<T> items)
    {
        foreach (T item in items)
        {
            console.Out.Write(string.Join('\t', view.Tsv.Select(column => Escape(LineValue.Of(column.Value(item))))));
            console.Out.Write('\n');
        }

        console.Deliver();
    }

    public override void Complete() => console.Deliver();

    internal static string Escape(string text)
    {
        if (text.IndexOfAny(['\t', '\n', '\r', '\\']) < 0) return text;
        return new StringBuilder(text).Replace(@"\", @"\\").Replace("\t", @"\t").Replace("\n", @"\n").Replace("\r", @"\r").ToString();
    }
}
