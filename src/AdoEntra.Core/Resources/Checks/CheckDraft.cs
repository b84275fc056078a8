namespace AdoEntra.Resources.Checks;

/// <summary>What is added or changed of a check; null for what stays as it is.</summary>
internal sealed record CheckDraft
{
    /// <summary>The kind that the settings are of; null for one that is not known here, or for no settings.</summary>
    public CheckKind? Kind { get; init; }

    /// <summary>Of a kind that is not known here: the id of the service's type.</summary>
    public string? TypeId { get; init; }

    /// <summary>Settings by the service's names, which go over those that there are.</summary>
    public IReadOnlyDictionary<string, object?>? Settings { get; init; }

    /// <summary>Of an approval: who may approve, by any kind of id.</summary>
    public IReadOnlyList<string>? Approvers { get; init; }

    /// <summary>Of an approval: how many have to approve; 0 means all.</summary>
    public int? MinimumApprovers { get; init; }

    /// <summary>Of an approval: what approvers are told.</summary>
    public string? Instructions { get; init; }

    /// <summary>Of an approval: whether who started the run may approve it.</summary>
    public bool? RequesterCannotApprove { get; init; }

    /// <summary>Of an approval: whether the approvers have to approve in their order.</summary>
    public bool? IsInSequence { get; init; }

    /// <summary>Of branch control: the branches, with wildcards.</summary>
    public IReadOnlyList<string>? AllowedBranches { get; init; }

    /// <summary>Of branch control: whether the branch has to be protected.</summary>
    public bool? VerifyProtection { get; init; }

    /// <summary>Of branch control: whether a branch of which that is not known is allowed.</summary>
    public bool? AllowUnknownProtection { get; init; }

    /// <summary>Of business hours: the days, by their English names.</summary>
    public IReadOnlyList<string>? BusinessDays { get; init; }

    /// <summary>Of business hours: when they begin, as <c>HH:mm</c>.</summary>
    public string? StartTime { get; init; }

    /// <summary>Of business hours: when they end, as <c>HH:mm</c>.</summary>
    public string? EndTime { get; init; }

    /// <summary>Of business hours: the time zone, by its Windows id.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Of a required template: the path in the repository.</summary>
    public string? TemplatePath { get; init; }

    /// <summary>Of a required template: the repository.</summary>
    public string? TemplateRepository { get; init; }

    /// <summary>Of a required template: <c>git</c>, <c>github</c> or <c>bitbucket</c>.</summary>
    public string? TemplateRepositoryType { get; init; }

    /// <summary>Of a required template: the branch or tag.</summary>
    public string? TemplateRef { get; init; }

    /// <summary>What it is called in the portal.</summary>
    public string? DisplayName { get; init; }

    /// <summary>After how many minutes it fails.</summary>
    public int? TimeoutMinutes { get; init; }

    /// <summary>Whether it is not evaluated.</summary>
    public bool? IsDisabled { get; init; }

    /// <summary>True where no settings are given.</summary>
    public bool HasNoSettings => this with { TypeId = null, Kind = null, TimeoutMinutes = null, IsDisabled = null } == new CheckDraft();

    /// <summary>True where nothing is given that changes anything.</summary>
    public bool IsEmpty => HasNoSettings && TimeoutMinutes is null && IsDisabled is null;
}
