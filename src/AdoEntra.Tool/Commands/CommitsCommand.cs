using System.CommandLine;
using AdoEntra.Resources;
using AdoEntra.Resources.Git.Commits;
using AdoEntra.Tool.CommandLine;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra commits</c>: the history of repositories.</summary>
internal sealed class CommitsCommand : ListCommand<AdoCommit>
{
    private readonly VersionArguments _version;
    private readonly Option<string?> _path = VersionArguments.Text("--path", "path", "Only commits that changed this file or folder.");
    private readonly Option<string?> _author =
        VersionArguments.Text("--author", "name", "Only commits of this author: a part of the name or the email address.");

    public CommitsCommand(ToolHost host)
        : base("commits", "The commits of repositories, or those with the ids given.", ResourceLevel.Repository, host, "Ids of commits")
    {
        _version = new VersionArguments(this);
        Add(_path);
        Add(_author);
    }

    protected override ListWork<AdoCommit> List(NameFilter projects, NameFilter repositories, NameFilter names, ParseResult parsed) =>
        CommitSearch.Read(
            projects,
            repositories,
            names.IsEverything ? null : names.Exact,
            new CommitQuery { Version = _version.Of(parsed), Path = parsed.GetValue(_path), Author = parsed.GetValue(_author) }
        );
}
