using AdoEntra.Errors;

namespace AdoEntra.Resources.Identities;

/// <summary>An access level, by the portal's name and that of the contract (AccessLevel.accountLicenseType).</summary>
/// <param name="Name">The portal's name: <c>Basic</c>.</param>
/// <param name="LicenseType">The contract's: <c>express</c>.</param>
internal sealed record AccessLevel(string Name, string LicenseType)
{
    /// <summary>The one where none is given: less shows no repositories.</summary>
    public static AccessLevel Basic { get; } = new("Basic", "express");

    /// <summary>What <c>-AccessLevel</c> takes.</summary>
    public static IReadOnlyList<AccessLevel> All { get; } =
    [
        Basic,
        new("Stakeholder", "stakeholder"),
        new("Basic + Test Plans", "advanced"),
        new("Visual Studio Professional", "professional"),
    ];

    /// <summary>The level of a name: the portal's, the contract's, or the portal's without spaces.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is none.</exception>
    public static AccessLevel Parse(string name) =>
        All.FirstOrDefault(level => NameFilter.Same(Plain(level.Name), Plain(name)) || NameFilter.Same(level.LicenseType, name))
        ?? throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"There is no access level '{name}'.",
            $"Pass one of these: {string.Join(", ", All.Select(static level => level.Name))}.")
        {
            Target = name,
        };

    /// <summary>As the contract has it.</summary>
    public Dictionary<string, object?> Body => new() { ["accountLicenseType"] = LicenseType, ["licensingSource"] = "account" };

    private static string Plain(string name) => name.Replace(" ", string.Empty).Replace("+", "And");
}
