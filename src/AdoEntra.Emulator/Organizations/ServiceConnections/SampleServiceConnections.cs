using System.Text.Json.Nodes;
using AdoEntra.Emulator.Entra.Keys;
using AdoEntra.Emulator.Identities;

namespace AdoEntra.Emulator.Organizations.ServiceConnections;

/// <summary>The service connections of <c>SecretSauce</c> at the start: of each scheme one, of each state one.</summary>
internal static class SampleServiceConnections
{
    private static readonly DateTime Created = new(2025, 3, 1, 9, 0, 0, DateTimeKind.Utc);

    public static SharedList<ServiceConnection> Create(IReadOnlyList<EmulatedProject> projects)
    {
        var project = projects.FirstOrDefault(one => one.Name == "SecretSauce");
        var other = projects.FirstOrDefault(one => one.Name == "Contoso Web");
        if (project is null)
        {
            return new([]);
        }

        return new(
        [
            Make(
                EmulatedPipeline.EntraConnection,
                "azure-production",
                "azurerm",
                "https://management.azure.com/",
                "WorkloadIdentityFederation",
                new()
                {
                    ["tenantid"] = KnownTenant,
                    ["serviceprincipalid"] = "8f1f9b3e-0000-4b1d-8000-0000000000c1",
                    ["workloadIdentityFederationIssuer"] = $"https://login.microsoftonline.com/{KnownTenant}/v2.0",
                    ["workloadIdentityFederationSubject"] = $"/eid1/c/pub/t/emulated/a/emulated/sc/org/{EmulatedPipeline.EntraConnection}",
                }) with
            {
                Uses = [new(101, "ci-web", 1, Created.AddDays(500), "succeeded"), new(100, "ci-api", 2, Created.AddDays(420), "failed")],
            },
            Make(
                "5c1d0000-0000-5c0e-8000-0000000000f1",
                "adoentra-connection",
                "azurerm",
                "https://management.azure.com/",
                "WorkloadIdentityFederation",
                new()
                {
                    ["tenantid"] = KnownTenant,
                    ["serviceprincipalid"] = "8f1f9b3e-0000-4b1d-8000-0000000000c2",
                    ["workloadIdentityFederationIssuer"] = "https://vstoken.dev.azure.com/5c1d0000-0000-5c0e-8000-000000000001",
                    ["workloadIdentityFederationSubject"] = TokenIssuers.PipelinesSubject,
                }) with
            {
                IsOutdated = true,
            },
            Make(
                "5c1d0000-0000-5c0e-8000-0000000000f4",
                "azure-secret",
                "azurerm",
                "https://management.azure.com/",
                "ServicePrincipal",
                new() { ["tenantid"] = KnownTenant, ["serviceprincipalid"] = "8f1f9b3e-0000-4b1d-8000-0000000000c3" },
                ("serviceprincipalkey", "emulated-connection-secret")),
            Make(
                "5c1d0000-0000-5c0e-8000-0000000000f5",
                "github",
                "github",
                "https://github.com",
                "Token",
                [],
                ("AccessToken", "emulated-connection-secret")) with
            {
                IsDisabled = true,
            },
            Make(
                "5c1d0000-0000-5c0e-8000-0000000000f6",
                "quality",
                "sonarqube",
                "https://quality.example.com",
                "UsernamePassword",
                [],
                ("username", "emulated-connection-secret")),
        ]);

        ServiceConnection Make(
            string id,
            string name,
            string type,
            string url,
            string scheme,
            JsonObject parameters,
            params (string Name, string Value)[] secrets) => new(
            new(id),
            new JsonObject
            {
                ["name"] = name,
                ["type"] = type,
                ["url"] = url,
                ["description"] = string.Empty,
                ["owner"] = "library",
                ["authorization"] = new JsonObject { ["scheme"] = scheme, ["parameters"] = parameters },
                ["data"] = type == "azurerm"
                    ? new JsonObject
                    {
                        ["environment"] = "AzureCloud",
                        ["scopeLevel"] = "Subscription",
                        ["subscriptionId"] = "8f1f9b3e-0000-4b1d-8000-0000000000aa",
                        ["subscriptionName"] = "Contoso",
                        ["creationMode"] = "Manual",
                    }
                    : [],
            },
            secrets.ToDictionary(secret => secret.Name, secret => secret.Value, StringComparer.OrdinalIgnoreCase),
            type == "github" && other is not null
                ? [new(project.Id, name, string.Empty), new(other.Id, name, "Shared.")]
                : [new(project.Id, name, string.Empty)])
        {
            CreatedBy = KnownPrincipals.Person,
            Created = Created,
            ChangedBy = KnownPrincipals.Person,
            Changed = Created.AddDays(30),
        };
    }

    private const string KnownTenant = "72f988bf-0000-41af-91ab-2d7cd011db47";
}
