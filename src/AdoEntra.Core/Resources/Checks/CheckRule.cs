using System.Globalization;

namespace AdoEntra.Resources.Checks;

/// <summary>Says in few words what a check wants.</summary>
internal static class CheckRule
{
    /// <summary>The words; null where nothing is known of its settings.</summary>
    public static string? Of(CheckKind? kind, AdoCheckSettings? settings)
    {
        if (settings is null) return null;
        if (kind == CheckKind.Approval) return Approval(settings);
        if (kind == CheckKind.BranchControl)
        {
            string isProtected = Is(settings.Input("ensureProtectionOfBranch")) ? ", protected" : string.Empty;
            return settings.Input("allowedBranches")?.Replace("refs/heads/", string.Empty) + isProtected;
        }

        if (kind == CheckKind.BusinessHours)
        {
            return $"{settings.Input("businessDays")} {settings.Input("startTime")}-{settings.Input("endTime")} "
                + settings.Input("timeZone");
        }

        if (kind == CheckKind.RequiredTemplate) return string.Join(", ", settings.ExtendsChecks);
        return kind == CheckKind.ExclusiveLock ? "one run at a time" : settings.DisplayName;
    }

    private static string Approval(AdoCheckSettings settings)
    {
        string names = string.Join(", ", settings.Approvers);
        long wanted = settings.MinRequiredApprovers is > 0 and { } least ? least : settings.Approvers.Count;
        string how = wanted == settings.Approvers.Count
            ? settings.Approvers.Count > 1 ? $"all of {names}" : names
            : $"{wanted.ToString(CultureInfo.InvariantCulture)} of {names}";
        return settings.ExecutionOrder == "inSequence" ? $"{how}, in this order" : how;
    }

    private static bool Is(string? value) => bool.TryParse(value, out bool isSo) && isSo;
}
