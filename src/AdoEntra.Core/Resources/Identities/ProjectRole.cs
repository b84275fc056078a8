using AdoEntra.Errors;

namespace AdoEntra.Resources.Identities;

/// <summary>The roles in a project, by the names that users know and those of the contract (Group.groupType).</summary>
internal static class ProjectRole
{
    /// <summary>The role where none is given: the one with the least rights that shows the project.</summary>
    public const string Usual = "Reader";

    private const string Prefix = "project";

    /// <summary>What <c>-ProjectRole</c> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Reader", "Contributor", "Administrator", "Stakeholder"];

    /// <summary>The name of the contract: <c>projectReader</c>.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is none.</exception>
    public static string Parse(string role) =>
        Names.FirstOrDefault(name => NameFilter.Same(name, role) || NameFilter.Same(Prefix + name, role)) is { } known
            ? Prefix + known
            : throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"There is no project role '{role}'.",
                $"Pass one of these: {string.Join(", ", Names)}. For other groups use -Group.")
            {
                Target = role,
            };

    /// <summary>The name that users know.</summary>
    public static string? NameOf(string? groupType) => groupType switch
    {
        null => null,
        "custom" => "Custom",
        _ when groupType.StartsWith(Prefix, StringComparison.Ordinal) => groupType.Substring(Prefix.Length),
        _ => groupType,
    };
}
