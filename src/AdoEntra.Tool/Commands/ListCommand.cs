using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Output;
using AdoEntra.Tool.Views;

namespace AdoEntra.Tool.Commands;

/// <summary>A verb that gives out a list.</summary>
internal abstract class ListCommand<T> : ConnectedCommand
    where T : AdoResource
{
    private readonly Argument<string[]> _names;
    private readonly ListArguments _list;
    private readonly RequestArguments _requests;
    private readonly View<T> _view = new();

    protected ListCommand(string name, string description, ToolHost host, bool hasOwnProject = false)
        : base(name, description, host, hasOwnProject)
    {
        _names = new Argument<string[]>("name")
        {
            Description = "Names or ids, with the wildcards * and ?. Default: all.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        _names.Validators.Add(ShellWildcards.Validate);
        _list = new ListArguments(this, _view.TsvNames);
        _requests = new RequestArguments(this);
        Add(_names);
    }

    /// <summary>Reads what was asked for.</summary>
    protected abstract Task ReadAsync(ItemList<T> list, NameFilter names, ParseResult parsed, CancellationToken cancellationToken);

    protected sealed override async Task<int> RunAsync(AdoConnection connection, ParseResult parsed, CancellationToken cancellationToken)
    {
        ItemWriter<T> output = ItemWriter<T>.Create(_list.Format(parsed), _view, Host.Console);
        var sink = new ReportingSink<T>(output, Host.Messages);
        var list = new ItemList<T>(
            Host.Process.Client,
            connection,
            _requests.Context(parsed, Host.Messages),
            new ItemWindow<T>(sink, _list.First(parsed), _list.Skip(parsed))
        );
        try
        {
            await ReadAsync(list, ShellWildcards.Filter(parsed.GetValue(_names)), parsed, cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ReaderGoneException))
        {
            output.BreakOff();
            throw;
        }

        output.Complete();
        return sink.ExitCode;
    }
}
