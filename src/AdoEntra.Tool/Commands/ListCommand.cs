using System.CommandLine;
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
    private readonly View<T> _view;

    protected ListCommand(string name, string description, View<T> view, ToolHost host, bool hasOwnProject = false)
        : base(name, description, host, hasOwnProject)
    {
        _view = view;
        _names = new Argument<string[]>("name") { Description = "Names or ids, with the wildcards * and ?. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        _names.Validators.Add(NamePatterns.Validate);
        _list = new ListArguments(this, view.Tsv.Select(static field => field.Name));
        Add(_names);
    }

    /// <summary>Reads what was asked for.</summary>
    protected abstract Task ReadAsync(Listing<T> listing, NamePatterns names, AdoConnection connection, ParseResult parsed, CancellationToken cancellationToken);

    protected sealed override async Task<int> RunAsync(AdoConnection connection, ParseResult parsed, CancellationToken cancellationToken)
    {
        ItemWriter<T> output = ItemWriter<T>.Create(_list.Format(parsed), _view, Host.Console);
        var listing = new Listing<T>(Host, connection, output, _list.First(parsed), _list.Skip(parsed));
        try
        {
            await ReadAsync(listing, new NamePatterns(parsed.GetValue(_names) ?? []), connection, parsed, cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ReaderGoneException))
        {
            output.BreakOff();
            throw;
        }

        output.Complete();
        return listing.ExitCode;
    }
}
