using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;
using AdoEntra.Resources;

namespace AdoEntra;

/// <summary>A reviewer of a pull request (IdentityRefWithVote, git 7.1).</summary>
[TableView(nameof(PullRequestId), nameof(DisplayName), nameof(VoteName), nameof(IsRequired), nameof(UniqueName), More = [nameof(Id)])]
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

    /// <summary>The number of the pull request that it was read or changed in.</summary>
    public long? PullRequestId { get; private set; }

    /// <param name="repository">The id of the repository.</param>
    /// <param name="pullRequest">The number of the pull request.</param>
    /// <param name="reviewer">The id of the reviewer.</param>
    /// <param name="vote">The vote; null to leave it as it is.</param>
    /// <param name="isRequired">Whether the vote is needed; null to leave that as it is.</param>
    internal static ServiceRequest<AdoReviewer> Put(string repository, long pullRequest, string reviewer, int? vote, bool? isRequired)
    {
        Dictionary<string, object?> fields = new(StringComparer.Ordinal) { ["id"] = reviewer };
        if (vote is { } number) fields["vote"] = number;
        if (isRequired is { } required) fields["isRequired"] = required;
        return new(
            Route.To($"_apis/git/repositories/{repository}/pullRequests/{pullRequest}/reviewers/{reviewer}"),
            $"the reviewer of pull request {pullRequest}",
            new JsonRecordReader<AdoReviewer>(json => new(json) { PullRequestId = pullRequest })
        )
        {
            Method = HttpMethod.Put,
            Body = RequestBody.Json(fields),
        };
    }

    /// <param name="repository">The id of the repository.</param>
    /// <param name="pullRequest">The number of the pull request.</param>
    /// <param name="reviewer">The id of the reviewer.</param>
    internal static ServiceRequest Remove(string repository, long pullRequest, string reviewer) =>
        new(
            Route.To($"_apis/git/repositories/{repository}/pullRequests/{pullRequest}/reviewers/{reviewer}"),
            $"the reviewer of pull request {pullRequest}"
        )
        {
            Method = HttpMethod.Delete,
        };
}
