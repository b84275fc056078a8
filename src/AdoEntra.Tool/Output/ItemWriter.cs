using AdoEntra.Tool.Views;

namespace AdoEntra.Tool.Output;

/// <summary>Writes the items of a list in one of the forms.</summary>
internal abstract class ItemWriter<T>
    where T : AdoResource
{
    /// <summary>Writes items that have just arrived.</summary>
    public abstract void Write(IReadOnlyList<T> items);

    /// <summary>Writes what can only be written once there are no more items. Not called after a failure that broke the list off.</summary>
    public abstract void Complete();

    /// <summary>Shows what has arrived before a failure broke the list off.</summary>
    public virtual void BreakOff()
    {
    }

    /// <param name="format">The form wanted.</param>
    /// <param name="view">How these items are shown.</param>
    /// <param name="console">Where to.</param>
    public static ItemWriter<T> Create(OutputFormat format, View<T> view, ToolConsole console) => format switch
    {
        OutputFormat.Json => new JsonItems<T>(console),
        OutputFormat.Tsv => new TsvItems<T>(view, console),
        _ => new TableItems<T>(view, console),
    };
}
