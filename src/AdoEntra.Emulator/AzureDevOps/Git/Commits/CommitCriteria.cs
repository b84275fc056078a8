using System.Globalization;
using System.Text.Json;
using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Organizations.Git;
using AdoEntra.Emulator.Organizations.Git.Objects;

namespace AdoEntra.Emulator.AzureDevOps.Git.Commits;

/// <summary>
/// Which commits are asked for, in a query or in a body. [D] git-7.1 <c>GitQueryCommitsCriteria</c>. [I] Dates are those of the committer,
/// with both limits inside; <c>fromCommitId</c> and <c>toCommitId</c> are the oldest and the latest of a history.
/// </summary>
internal sealed record CommitCriteria
{
    private string? Author { get; init; }

    private string? User { get; init; }

    private DateTimeOffset? From { get; init; }

    private DateTimeOffset? To { get; init; }

    private string? Path { get; init; }

    private bool LeavesOutDeletions { get; init; }

    private bool IsFirstParent { get; init; }

    private bool IsOldestFirst { get; init; }

    private string? Oldest { get; init; }

    private string? Latest { get; init; }

    private string[] Ids { get; init; } = [];

    private GitVersion? Item { get; init; }

    private GitVersion? Compare { get; init; }

    public bool HasLinks { get; private init; }

    public bool HasPush { get; private init; }

    public bool HasWorkItems { get; private init; }

    /// <summary>By parameters that begin with <c>searchCriteria.</c></summary>
    public static CommitCriteria InQuery(ResourceCall call)
    {
        const string Start = "searchCriteria.";
        var query = call.Query;
        return new CommitCriteria
        {
            Author = query.Text(Start + "author"),
            User = query.Text(Start + "user"),
            From = query.Time(Start + "fromDate"),
            To = query.Time(Start + "toDate"),
            Path = query.Text(Start + "itemPath"),
            LeavesOutDeletions = query.Flag(Start + "excludeDeletes"),
            IsFirstParent = call.Choice(Start + "historyMode") == "firstParent",
            IsOldestFirst = query.Flag(Start + "showOldestCommitsFirst"),
            Oldest = query.Text(Start + "fromCommitId"),
            Latest = query.Text(Start + "toCommitId"),
            Ids = query.Text(Start + "ids")?.Split(',') ?? [],
            Item = GitVersion.InQuery(call, Start + "itemVersion.version"),
            Compare = GitVersion.InQuery(call, Start + "compareVersion.version"),
            HasLinks = query.Flag(Start + "includeLinks"),
            HasPush = query.Flag(Start + "includePushData"),
            HasWorkItems = query.Flag(Start + "includeWorkItems"),
        };
    }

    public static CommitCriteria InBody(JsonElement body) => new()
    {
        Author = body.MemberText("author"),
        User = body.MemberText("user"),
        From = Time(body, "fromDate"),
        To = Time(body, "toDate"),
        Path = body.MemberText("itemPath"),
        LeavesOutDeletions = body.MemberFlag("excludeDeletes"),
        IsFirstParent = body.MemberChoice("historyMode", ServiceEnums.GitHistoryMode) == "firstParent",
        IsOldestFirst = body.MemberFlag("showOldestCommitsFirst"),
        Oldest = body.MemberText("fromCommitId"),
        Latest = body.MemberText("toCommitId"),
        Ids = [.. body.MemberItems("ids").Select(id => id.GetString() ?? string.Empty)],
        Item = GitVersion.InBody(body.Member("itemVersion")),
        Compare = GitVersion.InBody(body.Member("compareVersion")),
        HasLinks = body.MemberFlag("includeLinks"),
        HasPush = body.MemberFlag("includePushData"),
        HasWorkItems = body.MemberFlag("includeWorkItems"),
    };

    public IReadOnlyList<GitCommit> Find(RepositoryHome home)
    {
        // [D] May not be combined with the others; [I] one that is not there is left out.
        if (Ids.Length > 0)
        {
            return [.. Ids.Select(id => home.Content.Objects.Commit(id.ToLowerInvariant())).OfType<GitCommit>()];
        }

        var isEmpty = Item is null && Latest is null && home.Content.Tip(home.Repository.DefaultBranch) is null;
        var found = (isEmpty ? [] : Walk(home)).Where(commit =>
            (Author is null || Has(commit.Author, Author)) && (User is null || Has(commit.Committer, User))
            && (From is null || commit.Committer.Date >= From) && (To is null || commit.Committer.Date <= To)
            && (Path is null or "/" || Touches(home.Content, commit)));
        return IsOldestFirst ? [.. found.Reverse()] : [.. found];
    }

    private IEnumerable<GitCommit> Walk(RepositoryHome home)
    {
        var content = home.Content;
        var tip = Latest is null ? GitVersion.Find(home, Item) : home.FindCommit(Latest);

        // [D] What the other version has, and this one has not.
        var commits = Compare is not null
            ? content.Beyond(GitVersion.Find(home, Compare), tip)
            : IsFirstParent ? FirstParents(content, tip) : content.History(tip);
        var end = Oldest is null ? null : home.FindCommit(Oldest);
        if (end is null)
        {
            return commits;
        }

        var older = content.History(end).Skip(1).Select(commit => commit.Id).ToHashSet();
        return commits.Where(commit => !older.Contains(commit.Id));
    }

    private static List<GitCommit> FirstParents(GitContent content, GitCommit tip)
    {
        List<GitCommit> line = [tip];
        while (line[^1].Parents is [var parent, ..] && content.Objects.Commit(parent) is { } next)
        {
            line.Add(next);
        }

        return line;
    }

    private bool Touches(GitContent content, GitCommit commit)
    {
        var (file, folder) = ("/" + Path!.Trim('/'), "/" + Path.Trim('/') + "/");
        return content.Changes(commit).Any(change =>
            !(LeavesOutDeletions && change.After is null)
            && new[] { change.Path, change.FormerPath }.Any(one =>
                one == file || (one?.StartsWith(folder, StringComparison.Ordinal) ?? false)));
    }

    private static bool Has(GitSignature signature, string text) =>
        signature.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || signature.Email.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static DateTimeOffset? Time(JsonElement body, string name) => body.MemberText(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw ResourceBody.Unbound($"'{text}' is not a time.");
}
