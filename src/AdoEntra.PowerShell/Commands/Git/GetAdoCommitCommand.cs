using System.Management.Automation;
using AdoEntra.Base;
using AdoEntra.Binding;
using AdoEntra.Binding.Completion;
using AdoEntra.Resources;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.Commits;

namespace AdoEntra.Commands;

/// <summary>The commits of repositories.</summary>
[Cmdlet(VerbsCommon.Get, "AdoCommit", SupportsPaging = true)]
[OutputType(typeof(AdoCommit))]
public sealed class GetAdoCommitCommand : RepositoryListCmdlet<AdoCommit>
{
    /// <summary>Ids of commits. Default: the history of a branch. Of an object that comes in, where its history begins.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string[]? CommitId { get; set; }

    /// <summary>The branch whose history is read. Default: the default branch.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BranchName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoBranch>))]
    public string? Branch { get; set; }

    /// <summary>The tag from which on the history is read.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TagName")]
    [ArgumentCompleter(typeof(NameCompleter<AdoTag>))]
    public string? Tag { get; set; }

    /// <summary>The id of the commit from which on the history is read.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("LastMergeSourceCommit")]
    public string? Commit { get; set; }

    /// <summary>Only those that changed this file or folder.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Path { get; set; }

    /// <summary>Only those of this author: a part of the name or the email address.</summary>
    [Parameter]
    public string? Author { get; set; }

    /// <summary>Only those made at this time or later.</summary>
    [Parameter]
    [ValueArgument(typeof(DateTimeOffset), "Pass a time, for example 2026-02-01 or (Get-Date).AddDays(-30).")]
    public DateTimeOffset? After { get; set; }

    /// <summary>Only those made at this time or earlier.</summary>
    [Parameter]
    [ValueArgument(typeof(DateTimeOffset), "Pass a time, for example 2026-02-01 or (Get-Date).AddDays(-30).")]
    public DateTimeOffset? Before { get; set; }

    // The history of what came in begins with its commit.
    private string? Brought => IsBrought(nameof(CommitId)) ? CommitId?.FirstOrDefault() : null;

    private protected override ListWork<AdoCommit> List() => CommitSearch.Read(
        Projects,
        Repositories,
        IsTyped(nameof(CommitId)) ? CommitId : null,
        new CommitQuery
        {
            Version = GivenVersion.Of(this, Branch, Tag, Commit ?? Brought),
            Path = Path,
            Author = Author,
            After = After,
            Before = Before,
        });
}
