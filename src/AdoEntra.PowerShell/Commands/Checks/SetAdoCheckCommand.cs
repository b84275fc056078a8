using System.Management.Automation;
using AdoEntra.Binding;
using AdoEntra.Errors;
using AdoEntra.Resources;
using AdoEntra.Resources.Checks;
using AdoEntra.Resources.ProtectedResources;

namespace AdoEntra.Commands;

/// <summary>Changes a check; what is not given stays as it is.</summary>
[Cmdlet(VerbsCommon.Set, "AdoCheck", SupportsShouldProcess = true, DefaultParameterSetName = ApprovalSet)]
[OutputType(typeof(AdoCheck))]
public sealed class SetAdoCheckCommand : CheckSettingCmdlet
{
    /// <summary>The number of the check. Default: the only one of its kind that the resource has.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CheckId")]
    [ValueArgument(typeof(long), "Pass the number of a check.")]
    public long? Id { get; set; }

    private protected override Change<AdoCheck> Change()
    {
        (string? project, long? id, CheckDraft draft) = (Project, Id, Draft);
        ProtectedResourceReference? resource = id is null ? Resource : null;
        string what = id is null ? $"the {(draft.Kind?.Title ?? "check").ToLowerInvariant()} of {resource}" : $"check {id}";
        if (draft.IsEmpty)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"There is nothing to change in {what}.",
                "Pass at least one setting, -TimeoutMinutes or -Disabled.");
        }

        return new(
            $"Change {what}",
            async (client, stop) => await client.UpdateCheckAsync(project, id, resource, draft, stop).ConfigureAwait(false)
        );
    }
}
