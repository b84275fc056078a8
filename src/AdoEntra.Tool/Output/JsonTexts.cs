using AdoEntra.Resources;

namespace AdoEntra.Tool.Output;

/// <summary>
/// JSON values as they came: those of a list as an array, a line each, while they arrive; one that stands alone as it is.
/// </summary>
internal sealed class JsonTexts(ToolConsole console) : IItemSink<string>
{
    private bool _any;

    /// <summary>Whether they are of a list; known with the first of them.</summary>
    public bool IsList { get; set; }

    public bool IsSatisfied => false;

    public ValueTask WriteAsync(IReadOnlyList<string> items)
    {
        foreach (string item in items)
        {
            if (IsList) console.Out.Write(_any ? ",\n" : "[\n");
            console.Out.Write(item);
            if (!IsList && !item.EndsWith('\n')) console.Out.Write('\n');
            _any = true;
        }

        console.Deliver();
        return ValueTask.CompletedTask;
    }

    public ValueTask ReportAsync(AdoServiceException failure) => throw failure;

    /// <summary>Ends the array. One that broke off stays without its end, so that no parser accepts it as complete.</summary>
    public void Complete()
    {
        if (IsList) console.Out.Write(_any ? "\n]\n" : "[]\n");
        console.Deliver();
    }
}
