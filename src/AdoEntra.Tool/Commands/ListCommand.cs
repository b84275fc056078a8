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
    // As many requests are under way at once where a list is read in several; with --first one at a time.
    private const int AtOnce = 8;

    private const string Named = "Names or ids, with the wildcards * and ?. Default: all.";

    private readonly Argument<string[]> _names;
    private readonly ListArguments _list;
    private readonly RequestArguments _requests;
    private readonly View<T> _view = new();
    private readonly Option<string[]>? _projects;
    private readonly Option<string[]>? _repositories;

    /// <param name="name">The verb.</param>
    /// <param name="description">What it lists: a sentence.</param>
    /// <param name="level">What the items are a part of: what they can be limited to.</param>
    /// <param name="host">What it works with.</param>
    /// <param name="named">What names are given, for help.</param>
    protected ListCommand(string name, string description, ResourceLevel level, ToolHost host, string named = Named)
        : base(name, description, host, level != ResourceLevel.Organization)
    {
        _names = new Argument<string[]>("name")
        {
            Description = named,
            Arity = ArgumentArity.ZeroOrMore,
        };
        _names.Validators.Add(ShellWildcards.Validate);
        _list = new ListArguments(this, _view.TsvNames);
        _requests = new RequestArguments(this);
        Add(_names);
        if (level >= ResourceLevel.Project)
        {
            Add(
                _projects = Filter(
                    "--project",
                    "A project by name or id, with the wildcards * and ?; may be repeated. Default: the one in the organization's "
                        + "address, or the variable ADOENTRA_PROJECT; without these all projects."
                )
            );
        }

        if (level >= ResourceLevel.Repository)
        {
            Add(
                _repositories = Filter(
                    "--repository",
                    "A repository by name or id, with the wildcards * and ?; may be repeated. Default: all."
                )
            );
        }
    }

    /// <summary>What was asked for.</summary>
    /// <param name="projects">In which projects.</param>
    /// <param name="repositories">In which repositories.</param>
    /// <param name="names">Which of them.</param>
    /// <param name="parsed">The command line.</param>
    protected abstract ListWork<T> List(NameFilter projects, NameFilter repositories, NameFilter names, ParseResult parsed);

    protected sealed override async Task<int> RunAsync(AdoConnection connection, ParseResult parsed, CancellationToken cancellationToken)
    {
        ItemWriter<T> output = ItemWriter<T>.Create(_list.Format(parsed), _view, Host.Console);
        var sink = new ReportingSink<T>(output, Host.Messages);
        ulong first = _list.First(parsed);
        var list = new ItemList<T>(
            new ResourceClient(Host.Process.Client, connection, _requests.Context(parsed, Host.Messages)),
            new ItemWindow<T>(sink, first, _list.Skip(parsed)),
            first == long.MaxValue ? AtOnce : 1
        );
        try
        {
            ListWork<T> work = List(Given(_projects), Given(_repositories), ShellWildcards.Filter(parsed.GetValue(_names)), parsed);
            await work(list, cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ReaderGoneException))
        {
            output.BreakOff();
            throw;
        }

        output.Complete();
        return sink.ExitCode;

        NameFilter Given(Option<string[]>? names) =>
            names is null ? NameFilter.Everything : ShellWildcards.Filter(parsed.GetValue(names));
    }

    /// <summary>An option that takes names, and may be repeated.</summary>
    protected static Option<string[]> Filter(string name, string description)
    {
        var option = new Option<string[]>(name) { HelpName = "name", Description = description };
        option.Validators.Add(ShellWildcards.Validate);
        return option;
    }
}
