namespace AdoEntra;

/// <summary>Something that Azure DevOps finds wrong with the YAML of a pipeline.</summary>
public sealed class AdoYamlProblem
{
    internal AdoYamlProblem(string? file, int? line, int? column, string message) =>
        (File, Line, Column, Message) = (file, line, column, message);

    /// <summary>The file; null where none is named.</summary>
    public string? File { get; }

    /// <summary>The line, from 1; null where none is named.</summary>
    public int? Line { get; }

    /// <summary>The column, from 1; null where none is named.</summary>
    public int? Column { get; }

    /// <summary>What is wrong, in the words of Azure DevOps.</summary>
    public string Message { get; }

    /// <summary>File, line, column and words, in the form that editors understand.</summary>
    public override string ToString() => File is null ? Message : $"{File}({Line},{Column}): {Message}";
}
