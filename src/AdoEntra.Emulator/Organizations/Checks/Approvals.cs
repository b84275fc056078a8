using AdoEntra.Emulator.Identities;
using AdoEntra.Emulator.Organizations.Builds;

namespace AdoEntra.Emulator.Organizations.Checks;

/// <summary>
/// The approvals of an organization: at the start four in <c>SecretSauce</c>. What runs a pipeline asks for one with <see cref="Request"/>
/// and looks at its status.
/// </summary>
internal sealed class Approvals
{
    public Approvals(EmulatedOrganization organization)
    {
        if (organization.FindProject("SecretSauce") is not { } project || SampleBuilds.BuildsOf(project) is not { Count: > 3 } builds)
        {
            return;
        }

        Guid Group(string name) => organization.Directory.Groups.First(group => group.Name == name).Id;
        var (person, own) = (KnownPrincipals.Person.AzureDevOpsId, KnownIdentities.SystemAssigned.AzureDevOpsId);
        Sample("mine", project, builds[0], 1, "Taste it first.", new(own, "pending"), new(person, "pending"));
        Sample("readers", project, builds[1], 1, string.Empty, new ApprovalStep(Group("Readers"), "pending"));
        Sample("others", project, builds[2], 1, string.Empty, new ApprovalStep(Group("Contributors"), "pending"));
        Sample("done", project, builds[3], 1, string.Empty, new ApprovalStep(person, "approved")
        {
            Actual = KnownPrincipals.Person, Comment = "Good.", Changed = builds[3].Queued.AddMinutes(5),
        });
    }

    private SharedList<Approval> Stored { get; } = new([]);

    /// <summary>All of them.</summary>
    public IReadOnlyList<Approval> All => Stored.Items;

    public Approval? Find(Guid id) => All.FirstOrDefault(approval => approval.Id == id);

    /// <summary>Has a run wait for an approval.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="resource">The resource that the run wants to use.</param>
    /// <param name="run">The run.</param>
    /// <param name="check">The check that says who approves.</param>
    /// <param name="now">The time.</param>
    public Approval Request(Guid id, GuardedResource resource, Build run, CheckConfiguration check, DateTime now)
    {
        Guid[] approvers = [.. check.Settings["approvers"]!.AsArray().Select(one => Guid.Parse((string)one!["id"]!))];
        var least = (int?)check.Settings["minRequiredApprovers"] ?? 0;
        var inSequence = (string?)check.Settings["executionOrder"] == "inSequence";
        var requested = new Approval(
            id, resource, run, least > 0 ? least : approvers.Length, inSequence, now,
            [.. approvers.Select((one, index) => new ApprovalStep(one, inSequence && index > 0 ? "uninitiated" : "pending"))])
        {
            Instructions = (string?)check.Settings["instructions"] ?? string.Empty,
        };
        Stored.Add(requested);
        return requested;
    }

    /// <summary>Puts another in the place of one.</summary>
    public void Replace(Approval changed) => Stored.Replace(one => one.Id == changed.Id, _ => changed);

    private void Sample(string name, EmulatedProject project, Build run, int wanted, string instructions, params ApprovalStep[] steps) =>
        Stored.Add(new Approval(
            StableGuid.From("approval/" + name), new(project.Id, "environment", "2"), run, wanted, false, run.Queued.AddMinutes(1), steps)
        {
            Instructions = instructions,
        });
}
