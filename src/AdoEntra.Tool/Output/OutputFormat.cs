namespace AdoEntra.Tool.Output;

/// <summary>The forms in which a list can be written.</summary>
internal enum OutputFormat
{
    /// <summary>Aligned columns for reading.</summary>
    Table,

    /// <summary>An array with every field.</summary>
    Json,

    /// <summary>A line for each item, the same columns always, no header.</summary>
    Tsv,
}
