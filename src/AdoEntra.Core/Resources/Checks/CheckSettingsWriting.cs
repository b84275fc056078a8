using AdoEntra.Errors;

namespace AdoEntra.Resources.Checks;

/// <summary>
/// Puts what is given of a check over the settings that there are, by the service's names for them. [D] ApprovalConfigSettings and
/// TaskCheckConfig; [C] the inputs of the two tasks and the settings of a required template, as the Terraform provider sends them.
/// </summary>
internal static class CheckSettingsWriting
{
    private const string Branches = "refs/heads/";

    /// <summary>Changes settings.</summary>
    /// <param name="settings">The settings that there are; empty for a new check.</param>
    /// <param name="kind">The kind of the check; null for one that is not known here.</param>
    /// <param name="draft">What is given.</param>
    /// <param name="approvers">The ids of the approvers that are given; null for none.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: several templates are there, and one is to be changed.</exception>
    public static void Apply(
        Dictionary<string, object?> settings,
        CheckKind? kind,
        CheckDraft draft,
        IReadOnlyList<string>? approvers
    )
    {
        if (draft.DisplayName is not null) settings["displayName"] = draft.DisplayName;
        if (kind == CheckKind.Approval) ApplyApproval(settings, draft, approvers);
        else if (kind == CheckKind.BranchControl) ApplyBranches(Part(settings, "inputs"), draft);
        else if (kind == CheckKind.BusinessHours) ApplyHours(Part(settings, "inputs"), draft);
        else if (kind == CheckKind.RequiredTemplate) ApplyTemplate(settings, draft);
        if (draft.Settings is not null) Merge(settings, draft.Settings);
    }

    /// <summary>The settings of a new check of a kind, before anything is given.</summary>
    public static Dictionary<string, object?> Initial(CheckKind? kind)
    {
        Dictionary<string, object?> settings = new(StringComparer.Ordinal);
        if (kind?.Definition is not { } definition) return settings;
        settings["definitionRef"] = definition;
        settings["displayName"] = kind.Title;
        settings["inputs"] = new Dictionary<string, object?>(StringComparer.Ordinal);
        return settings;
    }

    private static void ApplyApproval(Dictionary<string, object?> settings, CheckDraft draft, IReadOnlyList<string>? approvers)
    {
        if (approvers is not null)
            settings["approvers"] = approvers.Select(static id => new Dictionary<string, object?> { ["id"] = id }).ToList();
        if (draft.MinimumApprovers is { } least) settings["minRequiredApprovers"] = least;
        if (draft.Instructions is not null) settings["instructions"] = draft.Instructions;
        if (draft.RequesterCannotApprove is { } cannot) settings["requesterCannotBeApprover"] = cannot;
        if (draft.IsInSequence is { } inSequence) settings["executionOrder"] = inSequence ? "inSequence" : "anyOrder";
    }

    // The service takes all inputs as texts.
    private static void ApplyBranches(Dictionary<string, object?> inputs, CheckDraft draft)
    {
        if (draft.AllowedBranches is { } branches) inputs["allowedBranches"] = string.Join(", ", branches.Select(FullName));
        if (draft.VerifyProtection is { } verify) inputs["ensureProtectionOfBranch"] = Text(verify);
        else if (!inputs.ContainsKey("ensureProtectionOfBranch")) inputs["ensureProtectionOfBranch"] = Text(false);
        if (draft.AllowUnknownProtection is { } allow) inputs["allowUnknownStatusBranch"] = Text(allow);
    }

    private static void ApplyHours(Dictionary<string, object?> inputs, CheckDraft draft)
    {
        if (draft.BusinessDays is { } days) inputs["businessDays"] = string.Join(", ", days);
        if (draft.StartTime is not null) inputs["startTime"] = draft.StartTime;
        if (draft.EndTime is not null) inputs["endTime"] = draft.EndTime;
        if (draft.TimeZone is not null) inputs["timeZone"] = draft.TimeZone;
    }

    private static void ApplyTemplate(Dictionary<string, object?> settings, CheckDraft draft)
    {
        if ((draft.TemplatePath ?? draft.TemplateRepository ?? draft.TemplateRepositoryType ?? draft.TemplateRef) is null) return;
        List<object?> templates = settings.TryGetValue("extendsChecks", out object? known) && known is List<object?> list ? list : [];
        if (templates.Count > 1)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"The check has {templates.Count} templates: it is not known which of them is to be changed.",
                "Pass all of them as -Setting @{ extendsChecks = @(...) }.");
        }

        Dictionary<string, object?> template = templates.Count == 1 && templates[0] is Dictionary<string, object?> one
            ? one
            : new(StringComparer.Ordinal) { ["repositoryType"] = "git", ["repositoryRef"] = "refs/heads/main" };
        if (draft.TemplateRepositoryType is not null) template["repositoryType"] = draft.TemplateRepositoryType;
        if (draft.TemplateRepository is not null) template["repositoryName"] = draft.TemplateRepository;
        if (draft.TemplateRef is not null) template["repositoryRef"] = FullName(draft.TemplateRef);
        if (draft.TemplatePath is not null) template["templatePath"] = draft.TemplatePath;
        settings["extendsChecks"] = new List<object?> { template };
    }

    // An object is merged, anything else is replaced.
    private static void Merge(Dictionary<string, object?> settings, IReadOnlyDictionary<string, object?> given)
    {
        foreach ((string name, object? value) in given.Select(static field => (field.Key, field.Value)))
        {
            if (value is IReadOnlyDictionary<string, object?> part) Merge(Part(settings, name), part);
            else settings[name] = value;
        }
    }

    private static Dictionary<string, object?> Part(Dictionary<string, object?> settings, string name)
    {
        if (settings.TryGetValue(name, out object? known) && known is Dictionary<string, object?> part) return part;
        Dictionary<string, object?> made = new(StringComparer.Ordinal);
        settings[name] = made;
        return made;
    }

    private static string FullName(string branch) =>
        branch == "*" || branch.StartsWith("refs/", StringComparison.Ordinal) ? branch : Branches + branch;

    private static string Text(bool value) => value ? "true" : "false";
}
