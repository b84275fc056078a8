using AdoEntra.Json.Reading;

namespace AdoEntra;

/// <summary>A reviewer of a pull request (IdentityRefWithVote, git 7.1).</summary>
public sealed class AdoReviewer : AdoIdentityReference
{
    internal static readonly JsonRecordReader<AdoReviewer> Reader = new(static json => new(json));

    private AdoReviewer(JsonRecord json)
        : base(json)
    {
    }

    /// <summary>10 approved, 5 approved with suggestions, 0 no vote, -5 waiting for the author, -10 rejected.</summary>
    public long? Vote => GetInt64();

    /// <summary>The vote as a word, for example <c>Approved</c>.</summary>
    public string? VoteName => Vote switch
    {
        10 => "Approved",
        5 => "ApprovedWithSuggestions",
        0 => "NoVote",
        -5 => "WaitingForAuthor",
        -10 => "Rejected",
        _ => null,
    };

    /// <summary>True where the pull request cannot be completed without this vote.</summary>
    public bool IsRequired => GetBoolean();

    /// <summary>True where the reviewer has declined to review.</summary>
    public bool HasDeclined => GetBoolean();
}
