using System.CommandLine;
using AdoEntra.Tool.Output;

namespace AdoEntra.Tool.CommandLine;

/// <summary>What every list takes: which part of it, and in which form.</summary>
internal sealed class ListArguments
{
    private static readonly string[] s_forms = ["table", "json", "tsv"];

    private readonly Option<long?> _first = Count("--first", "Return at most this many, and request only what is needed.");
    private readonly Option<long?> _skip = Count("--skip", "Skip this many at the beginning.");
    private readonly Option<string> _output;

    /// <param name="command">The verb.</param>
    /// <param name="tsv">The columns of the tab-separated form.</param>
    public ListArguments(Command command, IEnumerable<string> tsv)
    {
        _output = Checks.Form(
            s_forms,
            $"table: aligned columns; json: an array with all fields; tsv: a line each, without header: {string.Join(", ", tsv)}."
        );
        command.Add(_first);
        command.Add(_skip);
        command.Add(_output);
    }

    public ulong First(ParseResult parsed) => (ulong)(parsed.GetValue(_first) ?? long.MaxValue);

    public ulong Skip(ParseResult parsed) => (ulong)(parsed.GetValue(_skip) ?? 0);

    public OutputFormat Format(ParseResult parsed) => parsed.GetValue(_output)?.ToLowerInvariant() switch
    {
        "json" => OutputFormat.Json,
        "tsv" => OutputFormat.Tsv,
        _ => OutputFormat.Table,
    };

    internal static Option<long?> Count(string name, string description) => Checks.Number(name, "count", 0, long.MaxValue, description);
}
