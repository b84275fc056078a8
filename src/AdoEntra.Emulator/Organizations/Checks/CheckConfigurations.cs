using System.Text.Json.Nodes;
using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Organizations.Checks;

/// <summary>The checks of an organization: at the start those of the environments and of one repository of <c>SecretSauce</c>.</summary>
internal sealed class CheckConfigurations
{
    private static readonly DateTime Created = new(2026, 2, 3, 9, 0, 0, DateTimeKind.Utc);

    private readonly Lock _gate = new();
    private int _last;

    public CheckConfigurations(EmulatedOrganization organization)
    {
        if (organization.FindProject("SecretSauce") is not { } project)
        {
            return;
        }

        var contributors = organization.Directory.Groups.FirstOrDefault(group => group.Name == "Contributors");
        Sample(project, "environment", "1", "kitchen", CheckType.Lock, """{}""");
        Sample(project, "environment", "2", "production", CheckType.Approval, $$"""
            {"approvers":[{"id":"{{KnownPrincipals.Person.AzureDevOpsId}}"},{"id":"{{contributors?.Id}}"}],"executionOrder":"anyOrder",
             "minRequiredApprovers":1,"instructions":"Taste it first.","blockedApprovers":[],"requesterCannotBeApprover":true,
             "futureField":{"kept":true} }
            """);
        Sample(project, "environment", "2", "production", CheckType.Task, """
            {"definitionRef":{"id":"86b05a0c-73e6-4f7d-b3cf-e38f3b39a75b","name":"evaluatebranchProtection","version":"0.0.1"},
             "displayName":"Branch control","retryInterval":5,
             "inputs":{"allowedBranches":"refs/heads/main, refs/heads/release/*","ensureProtectionOfBranch":"true",
                       "allowUnknownStatusBranch":"false"} }
            """);
        Sample(project, "environment", "2", "production", CheckType.Task, """
            {"definitionRef":{"id":"445fde2f-6c39-441c-807f-8a59ff2e075f","name":"evaluateBusinessHours","version":"0.0.1"},
             "displayName":"Business hours","retryInterval":5,
             "inputs":{"businessDays":"Monday, Tuesday, Wednesday, Thursday","startTime":"08:00","endTime":"17:00",
                       "timeZone":"W. Europe Standard Time"} }
            """);
        Sample(project, "environment", "2", "production", CheckType.Task, """
            {"definitionRef":{"id":"9c3e8943-130d-4c78-ac63-8af81df62dfb","name":"InvokeRESTAPI","version":"1.220.0"},
             "displayName":"Ask the oven","retryInterval":10,"linkedVariableGroup":"kitchen",
             "inputs":{"method":"GET","waitForCompletion":"false"} }
            """);
        if (project.Repositories.FirstOrDefault(one => one.Name == "SecretSauce") is { } repository)
        {
            Sample(project, "repository", $"{project.Id}.{repository.Id}", "SecretSauce", CheckType.Extends, """
                {"extendsChecks":[{"repositoryType":"git","repositoryName":"SecretSauce/infra","repositoryRef":"refs/heads/main",
                                   "templatePath":"deploy.yml"}]}
                """);
        }
    }

    private SharedList<CheckConfiguration> Stored { get; } = new([]);

    /// <summary>All of them.</summary>
    public IReadOnlyList<CheckConfiguration> All => Stored.Items;

    /// <summary>The checks that guard a resource and are evaluated.</summary>
    public IReadOnlyList<CheckConfiguration> Of(GuardedResource resource) =>
        [.. All.Where(check => check.Resource == resource && !check.IsDisabled)];

    /// <summary>Adds one; its number is given here.</summary>
    public CheckConfiguration Add(Func<int, CheckConfiguration> make)
    {
        lock (_gate)
        {
            var added = make(++_last);
            Stored.Add(added);
            return added;
        }
    }

    /// <summary>Puts another in the place of one; whether it was there.</summary>
    public bool Replace(CheckConfiguration changed) => Stored.Replace(one => one.Id == changed.Id, _ => changed);

    /// <summary>Takes one out; whether it was there.</summary>
    public bool Remove(int id) => Stored.Remove(one => one.Id == id);

    private void Sample(EmulatedProject project, string kind, string id, string name, CheckType type, string settings) =>
        Add(number => new CheckConfiguration(
            number, type, new(project.Id, kind, id), name, JsonNode.Parse(settings)!.AsObject(), type == CheckType.Task ? 1440 : 43_200,
            false, KnownPrincipals.Person, Created, KnownPrincipals.Person, Created.AddHours(number)));
}
