using System.CommandLine;
using AdoEntra.Errors;
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
        : base("commits", "The commits of repositories.", ResourceLevel.Repository, host, "Whole ids of commits. Default: the history.")
    {
        _version = new VersionArguments(this);
        Add(_path);
        Add(_author);
    }

    protected override ListWork<AdoCommit> List(NameFilter projects, NameFilter repositories, NameFilter names, ParseResult parsed)
    {
        if (!names.IsEverything && !names.IsExact)
            throw new AdoConnectionException(ErrorIds.InvalidRequest, "The id of a commit has no wildcards.", "Pass the whole id.");
        return CommitSearch.Read(
            projects,
            repositories,
            names.IsEverything ? null : names.Exact,
            new CommitQuery { Version = _version.Of(parsed), Path = parsed.GetValue(_path), Author = parsed.GetValue(_author) }
        );
    }
}
