using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Errors;
using AdoEntra.Resources.Checks;

namespace AdoEntra.Commands;

/// <summary>A cmdlet that takes what a check wants; of which kind the check is follows from the parameters.</summary>
public abstract class CheckSettingCmdlet : ProtectedResourceChangeCmdlet<AdoCheck>
{
    /// <summary>The parameter set of approvals, and of what says nothing about a kind.</summary>
    protected const string ApprovalSet = "Approval";

    private const string BranchSet = "BranchControl";
    private const string HoursSet = "BusinessHours";
    private const string TemplateSet = "RequiredTemplate";
    private const string LockSet = "ExclusiveLock";
    private const string OtherSet = "Other";

    private static readonly string[] s_ofApprovals =
        [nameof(Approver), nameof(MinimumApprover), nameof(Instruction), nameof(RequesterCannotApprove), nameof(InSequence)];

    private protected CheckSettingCmdlet()
    {
    }

    /// <summary>Who may approve: email addresses, display names, groups, object ids, ids in the organization, descriptors, or me.</summary>
    [Parameter(ParameterSetName = ApprovalSet)]
    public string[]? Approver { get; set; }

    /// <summary>How many have to approve; 0 for all.</summary>
    [Parameter(ParameterSetName = ApprovalSet)]
    [ValueArgument(typeof(int), "Pass a number from 0 to 1000.")]
    [ValidateRange(0, 1000)]
    public int? MinimumApprover { get; set; }

    /// <summary>What approvers are told.</summary>
    [Parameter(ParameterSetName = ApprovalSet)]
    [AllowEmptyString]
    public string? Instruction { get; set; }

    /// <summary>Who started the run may not approve it.</summary>
    [Parameter(ParameterSetName = ApprovalSet)]
    public SwitchParameter RequesterCannotApprove { get; set; }

    /// <summary>The approvers have to approve in their order.</summary>
    [Parameter(ParameterSetName = ApprovalSet)]
    public SwitchParameter InSequence { get; set; }

    /// <summary>The branches that a run may use the resource from, with wildcards.</summary>
    [Parameter(ParameterSetName = BranchSet)]
    public string[]? AllowedBranch { get; set; }

    /// <summary>The branch has to be protected by a policy.</summary>
    [Parameter(ParameterSetName = BranchSet)]
    public SwitchParameter VerifyProtection { get; set; }

    /// <summary>A branch is allowed of which it is not known whether it is protected.</summary>
    [Parameter(ParameterSetName = BranchSet)]
    public SwitchParameter AllowUnknownProtection { get; set; }

    /// <summary>The days on which a run may use the resource.</summary>
    [Parameter(ParameterSetName = HoursSet)]
    [ValueArgument(typeof(DayOfWeek[]), "Pass days by their English names: Monday, Tuesday.")]
    public DayOfWeek[]? BusinessDay { get; set; }

    /// <summary>When it may do so at the earliest, as HH:mm.</summary>
    [Parameter(ParameterSetName = HoursSet)]
    [ValueArgument(typeof(TimeSpan), "Pass a time of the day, for example 08:00.")]
    public TimeSpan? StartTime { get; set; }

    /// <summary>When it may do so at the latest, as HH:mm.</summary>
    [Parameter(ParameterSetName = HoursSet)]
    [ValueArgument(typeof(TimeSpan), "Pass a time of the day, for example 17:00.")]
    public TimeSpan? EndTime { get; set; }

    /// <summary>The time zone of these times, by its Windows id, for example W. Europe Standard Time.</summary>
    [Parameter(ParameterSetName = HoursSet)]
    public string? TimeZone { get; set; }

    /// <summary>The path of the template that a pipeline has to extend.</summary>
    [Parameter(ParameterSetName = TemplateSet)]
    public string? TemplatePath { get; set; }

    /// <summary>The repository that it is in, with its project: SecretSauce/templates.</summary>
    [Parameter(ParameterSetName = TemplateSet)]
    public string? TemplateRepository { get; set; }

    /// <summary>Where that repository is: Git (Azure DevOps), GitHub or Bitbucket.</summary>
    [Parameter(ParameterSetName = TemplateSet)]
    [ChoiceArgument("Git", "GitHub", "Bitbucket")]
    [ValidateSet("Git", "GitHub", "Bitbucket")]
    public string? TemplateRepositoryType { get; set; }

    /// <summary>The branch or tag of that repository.</summary>
    [Parameter(ParameterSetName = TemplateSet)]
    public string? TemplateRef { get; set; }

    /// <summary>One run at a time may use the resource.</summary>
    [Parameter(ParameterSetName = LockSet, Mandatory = true)]
    public SwitchParameter ExclusiveLock { get; set; }

    /// <summary>The id of the service's type of a check of any other kind.</summary>
    [Parameter(ParameterSetName = OtherSet)]
    [ValueArgument(typeof(Guid), "Pass the id of a type of check: a GUID.")]
    public Guid? Type { get; set; }

    /// <summary>Settings by the service's names.</summary>
    [Parameter(ParameterSetName = OtherSet, Mandatory = true)]
    [ValueArgument(typeof(Hashtable), "Pass a hashtable.")]
    public Hashtable? Setting { get; set; }

    /// <summary>What it is called in the portal.</summary>
    [Parameter]
    public string? DisplayName { get; set; }

    /// <summary>After how many minutes it fails.</summary>
    [Parameter]
    [ValueArgument(typeof(int), "Pass a number of minutes from 1 to 43200.")]
    [ValidateRange(1, 43_200)]
    public int? TimeoutMinutes { get; set; }

    /// <summary>It is not evaluated; with <c>-Disabled:$false</c> it is.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    /// <summary>What was given.</summary>
    private protected CheckDraft Draft => new()
    {
        Kind = Kind,
        TypeId = Type?.ToString(),
        Settings = Setting is null ? null : Plain(Setting),
        Approvers = Approver,
        MinimumApprovers = MinimumApprover,
        Instructions = Instruction,
        RequesterCannotApprove = Given(nameof(RequesterCannotApprove), RequesterCannotApprove),
        IsInSequence = Given(nameof(InSequence), InSequence),
        AllowedBranches = AllowedBranch,
        VerifyProtection = Given(nameof(VerifyProtection), VerifyProtection),
        AllowUnknownProtection = Given(nameof(AllowUnknownProtection), AllowUnknownProtection),
        BusinessDays = BusinessDay is null ? null : Array.ConvertAll(BusinessDay, static day => day.ToString()),
        StartTime = TimeOfDay(nameof(StartTime), StartTime),
        EndTime = TimeOfDay(nameof(EndTime), EndTime),
        TimeZone = TimeZone,
        TemplatePath = TemplatePath,
        TemplateRepository = TemplateRepository,
        TemplateRepositoryType = TemplateRepositoryType?.ToLowerInvariant(),
        TemplateRef = TemplateRef,
        DisplayName = DisplayName,
        TimeoutMinutes = TimeoutMinutes,
        IsDisabled = Given(nameof(Disabled), Disabled),
    };

    // What says nothing about a kind is bound to the default set.
    private CheckKind? Kind => ParameterSetName switch
    {
        BranchSet => CheckKind.BranchControl,
        HoursSet => CheckKind.BusinessHours,
        TemplateSet => CheckKind.RequiredTemplate,
        LockSet => CheckKind.ExclusiveLock,
        OtherSet => null,
        _ => s_ofApprovals.Any(MyInvocation.BoundParameters.ContainsKey) ? CheckKind.Approval : null,
    };

    private static string? TimeOfDay(string name, TimeSpan? time)
    {
        if (time is not { } given) return null;
        if (given >= TimeSpan.Zero && given < TimeSpan.FromDays(1)) return given.ToString("hh\\:mm", CultureInfo.InvariantCulture);
        throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"'{given}' is no time of the day.",
            $"Pass one from 00:00 to 23:59 as -{name}.")
        {
            Target = name,
        };
    }

    // The service's names are texts; a table within becomes one of ours, and so do those in a list.
    private static Dictionary<string, object?> Plain(IDictionary table)
    {
        Dictionary<string, object?> plain = new(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in table) plain[entry.Key.ToString() ?? string.Empty] = PlainValue(entry.Value);
        return plain;
    }

    private static object? PlainValue(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        IDictionary table => Plain(table),
        string text => text,
        IEnumerable items => items.Cast<object?>().Select(PlainValue).ToList(),
        var plain => plain,
    };
}
