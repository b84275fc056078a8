using System.Text.Json;

namespace AdoEntra.Emulator.Organizations.Policies;

/// <summary>A policy at one of its revisions.</summary>
/// <param name="Id">Its number within the project.</param>
/// <param name="Revision">The number of the revision, from 1.</param>
/// <param name="Type">Its kind.</param>
/// <param name="IsEnabled">Whether it is on.</param>
/// <param name="IsBlocking">Whether it has to be kept.</param>
/// <param name="IsDeleted">Whether this revision deleted it.</param>
/// <param name="Settings">As they were sent, with what is null in them.</param>
/// <param name="ChangedBy">Who made this revision.</param>
/// <param name="Changed">When.</param>
internal sealed record PolicyConfiguration(
    int Id, int Revision, PolicyType Type, bool IsEnabled, bool IsBlocking, bool IsDeleted, JsonElement Settings,
    EmulatedIdentity ChangedBy, DateTime Changed)
{
    /// <summary>Where it holds.</summary>
    public IEnumerable<PolicyScope> Scopes => Settings.TryGetProperty("scope", out var scopes) && scopes.ValueKind == JsonValueKind.Array
        ? scopes.EnumerateArray().Select(PolicyScope.Parse)
        : [];

    /// <summary>Whether it is on for pull requests into a branch.</summary>
    public bool IsFor(EmulatedRepository repository, string branch) =>
        IsEnabled && !IsDeleted && Type.IsOfBranches && Scopes.Any(scope => scope.Includes(repository, branch));
}
