using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.Items;
using AdoEntra.Tool.CommandLine;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra items</c>: the files and folders of repositories.</summary>
internal sealed class ItemsCommand : ListCommand<AdoItem>
{
    private readonly VersionArguments _version;
    private readonly Option<string?> _path = VersionArguments.Text("--path", "path", "The folder, or a file. Default: the root.");
    private readonly Option<bool> _recurse = new("--recurse") { Description = "List what is in the folders too." };

    public ItemsCommand(ToolHost host)
        : base(
            "items",
            "The files and folders of repositories.",
            ResourceLevel.Repository,
            host,
            "Names of files and folders, with the wildcards * and ?. Default: all."
        )
    {
        _version = new VersionArguments(this);
        Add(_path);
        Add(_recurse);
    }

    protected override ListWork<AdoItem> List(NameFilter projects, NameFilter repositories, NameFilter names, ParseResult parsed) =>
        ItemSearch.Read(
            projects,
            repositories,
            names,
            new ItemQuery
            {
                Path = parsed.GetValue(_path) ?? "/",
                IsRecursive = parsed.GetValue(_recurse),
                Version = _version.Of(parsed),
            }
        );
}
