using System.Text.Json;

namespace AdoEntra.Emulator.Organizations.Policies;

/// <summary>
/// Where a policy holds. [D, C] No repository stands for each of the project, and no branch for all, or for the default one.
/// </summary>
internal sealed record PolicyScope(Guid? Repository, string? Branch, string Kind)
{
    public static PolicyScope Parse(JsonElement scope) => new(
        Guid.TryParse(Text(scope, "repositoryId"), out var id) ? id : null, Text(scope, "refName"), Text(scope, "matchKind") ?? "Exact");

    public bool Includes(EmulatedRepository repository, string? branch) =>
        (Repository is null || Repository == repository.Id) && (branch is null || (Kind.ToUpperInvariant() switch
        {
            "DEFAULTBRANCH" => branch == repository.DefaultBranch,
            "PREFIX" => Branch is null || branch.StartsWith(Branch, StringComparison.Ordinal),
            _ => Branch is null || branch == Branch,
        }));

    private static string? Text(JsonElement scope, string name) =>
        scope.ValueKind == JsonValueKind.Object && scope.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
