using System.Management.Automation;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Checks;
using AdoEntra.Resources.ProtectedResources;

namespace AdoEntra.Commands;

/// <summary>Adds a check to a protected resource.</summary>
[Cmdlet(VerbsCommon.Add, "AdoCheck", SupportsShouldProcess = true, DefaultParameterSetName = ApprovalSet)]
[OutputType(typeof(AdoCheck))]
public sealed class AddAdoCheckCommand : CheckSettingCmdlet
{
    private protected override Change<AdoCheck> Change()
    {
        (string? project, ProtectedResourceReference resource, CheckDraft draft) = (Project, Resource, Draft);
        EnsureWhole(draft);
        string kind = draft.Kind?.Title ?? $"check of the type {draft.TypeId}";
        return new(
            $"Add {char.ToLowerInvariant(kind[0])}{kind.Substring(1)} to {resource}",
            async (client, stop) => await client.AddCheckAsync(project, resource, draft, stop).ConfigureAwait(false)
        );
    }

    // What its kind cannot be without.
    private static void EnsureWhole(CheckDraft draft)
    {
        string? missing = draft.Kind switch
        {
            null when draft.Settings is null =>
                "one of -Approver, -AllowedBranch, -BusinessDay, -TemplatePath, -ExclusiveLock and -Setting",
            null => draft.TypeId is null ? "-Type" : null,
            var kind when kind == CheckKind.Approval => draft.Approvers is null ? "-Approver" : null,
            var kind when kind == CheckKind.BranchControl => draft.AllowedBranches is null ? "-AllowedBranch" : null,
            var kind when kind == CheckKind.BusinessHours =>
                draft.BusinessDays is null ? "-BusinessDay"
                : draft.StartTime is null ? "-StartTime"
                : draft.EndTime is null ? "-EndTime"
                : draft.TimeZone is null ? "-TimeZone"
                : null,
            var kind when kind == CheckKind.RequiredTemplate =>
                draft.TemplatePath is null ? "-TemplatePath" : draft.TemplateRepository is null ? "-TemplateRepository" : null,
            _ => null,
        };
        if (missing is null) return;
        throw new AdoConnectionException(ErrorIds.InvalidRequest, "What the new check wants was not given in full.", $"Pass {missing}.");
    }
}
