using AdoEntra.Json.Reading;
using AdoEntra.Resources;

namespace AdoEntra;

/// <summary>A commit (GitCommitRef, git 7.1).</summary>
public sealed class AdoCommit : AdoResource
{
    internal static readonly JsonRecordReader<AdoCommit> Reader = new(static json => new(json));

    private const int ShortLength = 8;

    private AdoCommit(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>Its id, 40 hexadecimal digits.</summary>
    public string? CommitId => GetString();

    /// <summary>The first digits of its id.</summary>
    public string? ShortId => CommitId is { Length: > ShortLength } id ? id.Substring(0, ShortLength) : CommitId;

    /// <summary>Its message; of a list the beginning, where <c>CommentTruncated</c> is true.</summary>
    public string? Comment => GetString();

    /// <summary>True where the message is longer.</summary>
    public bool CommentTruncated => GetBoolean();

    /// <summary>Who wrote the change, and when.</summary>
    public AdoGitSignature? Author => GetObject(AdoGitSignature.Reader);

    /// <summary>Who made the commit, and when.</summary>
    public AdoGitSignature? Committer => GetObject(AdoGitSignature.Reader);

    /// <summary>When the commit was made.</summary>
    public DateTimeOffset? Date => Committer?.Date ?? Author?.Date;

    /// <summary>Its page in the browser.</summary>
    public string? RemoteUrl => GetString();

    /// <summary>Its address in the REST API.</summary>
    public string? Url => GetString();

    /// <summary>The project, by the name or id that it was asked by.</summary>
    public string? ProjectName => Scope?.Project;

    /// <summary>The repository, by the name or id that it was asked by.</summary>
    public string? RepositoryName => Scope?.Repository;

    /// <inheritdoc/>
    internal override (string? Name, string? Id) Key => (CommitId, CommitId);

    /// <summary>The id, so that the commit can stand where one is asked for.</summary>
    public override string ToString() => CommitId ?? string.Empty;
}
